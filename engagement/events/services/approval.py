"""Verbs of the organiser on registrations that wait for a decision: approve, decline."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core.texts import readable
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.errors import NothingToDecide, RegistrationClosed, RegistrationFull
from engagement.events.models import LONGEST_REASON, Event, Registration
from engagement.events.policies import is_still_held
from engagement.events.services import standing
from engagement.events.services.waiting import promote
from engagement.participation.choices import Mode


@transaction.atomic
def approve_registration(*, decided_by: Person, registration: Registration, now: datetime) -> Registration:
    """She may come: her seats, or her place in the queue by when she asked; also who was declined before.

    Raises NotAllowed, RegistrationClosed, NothingToDecide, RegistrationFull (no waiting list is kept).
    """
    activity, registration = _hold(decided_by, registration, now)
    event, mode = Event.objects.get(pk=registration.event_id), Mode(registration.mode)
    if not _waits(registration) and registration.declined_by != DeclinedBy.ORGANISER:
        raise NothingToDecide
    if standing.has_room(activity, event, mode, registration.party_size):
        standing.confirm(registration, activity, now=now, by=decided_by)
    elif event.has_waiting_list:
        standing.wait(registration, activity, now=now, by=decided_by)
        promote(activity, event, now=now)
    else:
        raise RegistrationFull(standing.left_for(activity, event, mode))
    registration.refresh_from_db()
    return registration


@transaction.atomic
def decline_registration(
    *, decided_by: Person, registration: Registration, reason: str, now: datetime
) -> Registration:
    """She may not come, and reads why. Raises NotAllowed, RegistrationClosed, NothingToDecide, NothingToRead."""
    words = readable(reason, lines=True)[:LONGEST_REASON]
    activity, registration = _hold(decided_by, registration, now)
    if not _waits(registration):
        raise NothingToDecide
    standing.decline(
        registration, activity, now=now, by=decided_by, because=DeclinedBy.ORGANISER, reason=words
    )
    return registration


def _hold(person: Person, registration: Registration, now: datetime) -> tuple[Activity, Registration]:
    activity = lock(registration.event_id)
    if not policies.may_run(person, activity):
        raise NotAllowed
    if not is_still_held(activity, now):
        raise RegistrationClosed
    return activity, Registration.objects.select_related("person").get(pk=registration.pk)


def _waits(registration: Registration) -> bool:
    return registration.state == RegistrationState.PENDING
