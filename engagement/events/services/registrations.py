"""Verbs on a registration: register, change it, cancel it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from engagement.activities import services as activities
from engagement.activities.choices import State
from engagement.activities.errors import NotOpen
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events import counters, selectors
from engagement.events.choices import HOLDS_SEATS, STANDING, DeclinedBy, RegistrationState
from engagement.events.errors import (
    ChangeDoesNotFit,
    DeadlinePassed,
    DeclinedBefore,
    ModeNotOffered,
    MoreNotApproved,
    NobodyComes,
    NotRegistered,
    PartyTooLarge,
    RegistrationClosed,
    RegistrationFull,
)
from engagement.events.models import Event, Registration
from engagement.events.services import standing
from engagement.events.services.waiting import promote
from engagement.participation.choices import Mode, Source


@transaction.atomic
def register(
    *,
    person: Person,
    event: Event,
    mode: Mode,
    party_size: int,
    now: datetime,
    source: Source = Source.SELF,
    for_organisation: Organisation | None = None,
) -> Registration:
    """Take seats for a party, or a number on the waiting list, or change size or way; the same word said twice is one.

    The state of what is returned says which. Raises NotOpen, RegistrationClosed, DeadlinePassed, DeclinedBefore,
    ModeNotOffered, NobodyComes, PartyTooLarge, RegistrationFull (no waiting list is kept), ChangeDoesNotFit,
    MoreNotApproved.
    """
    activity = lock(event.pk)
    event = Event.objects.get(pk=event.pk)
    _expect_open(activity, now)
    _expect_offered(activity, event, mode, party_size)
    if event.offer_hours:
        # Seats of offers that nobody answered go to those who waited longer.
        promote(activity, event, now=now)
    registration = selectors.own_registration(person, activity)
    if registration and registration.state in STANDING:
        return _change(registration, activity, event, mode, party_size, now)
    _expect_in_time(event, registration, source, now)
    registration = registration or Registration(event=event, person=person, turn=0)
    registration.turn, registration.queue_number = registration.turn + 1, None
    registration.mode, registration.party_size = mode, party_size
    registration.source, registration.for_organisation = source, for_organisation
    registration.state = ""
    _admit(registration, activity, event, now)
    return registration


@transaction.atomic
def cancel_registration(*, person: Person, event: Event, now: datetime) -> Registration:
    """Give back the seats, or the place in the queue. Raises NotRegistered, RegistrationClosed."""
    activity = lock(event.pk)
    if activity.ends_at <= now:
        raise RegistrationClosed
    registration = selectors.own_registration(person, activity)
    if registration is None or registration.state not in STANDING:
        raise NotRegistered
    standing.cancel(registration, activity, now=now, by=person)
    promote(activity, Event.objects.get(pk=event.pk), now=now)
    return registration


def _expect_open(activity: Activity, now: datetime) -> None:
    if activity.state == State.WITHDRAWN or activity.ends_at <= now:
        raise RegistrationClosed
    if activity.state != State.PUBLISHED:
        raise NotOpen


def _expect_offered(activity: Activity, event: Event, mode: Mode, party_size: int) -> None:
    offered = {Mode.HALL: event.in_hall, Mode.ONLINE: activity.is_online}
    if not offered[mode]:
        raise ModeNotOffered
    if party_size < 1:
        raise NobodyComes
    seats = {Mode.HALL: event.seats, Mode.ONLINE: event.online_seats}[mode]
    most = min(event.party_most, seats or event.party_most)
    if party_size > most:
        raise PartyTooLarge(most)


def _expect_in_time(event: Event, before: Registration | None, source: Source, now: datetime) -> None:
    # Whoever is invited has until the day that her letter names.
    is_late = event.registration_closes_at is not None and event.registration_closes_at <= now
    if is_late and source != Source.INVITED:
        raise DeadlinePassed
    if before and before.declined_by == DeclinedBy.ORGANISER:
        raise DeclinedBefore


def _admit(registration: Registration, activity: Activity, event: Event, now: datetime) -> None:
    mode, person = Mode(registration.mode), registration.person
    if event.needs_approval and registration.source != Source.INVITED:
        standing.ask(registration, activity, now=now, by=person)
    elif standing.has_room(activity, event, mode, registration.party_size):
        standing.confirm(registration, activity, now=now, by=person)
    elif event.has_waiting_list:
        standing.wait(registration, activity, now=now, by=person)
    else:
        raise RegistrationFull(standing.left_for(activity, event, mode))


def _change(
    registration: Registration, activity: Activity, event: Event, mode: Mode, party_size: int, now: datetime
) -> Registration:
    if (registration.mode, registration.party_size) == (mode, party_size):
        return registration
    is_approved = event.needs_approval and registration.state != RegistrationState.PENDING
    if is_approved and party_size > registration.party_size:
        raise MoreNotApproved
    if registration.state == RegistrationState.WAITING:
        _wait_otherwise(registration, activity, event, mode, party_size, now)
    else:
        if registration.state in HOLDS_SEATS:
            _sit_otherwise(registration, activity, event, mode, party_size)
        registration.mode, registration.party_size = mode, party_size
        registration.companions = registration.companions[: party_size - 1]
        registration.save(update_fields=["mode", "party_size", "companions"])
        standing.note("registration_changed", registration, registration.person, now)
    promote(activity, event, now=now)
    return registration


def _sit_otherwise(
    registration: Registration, activity: Activity, event: Event, mode: Mode, party_size: int
) -> None:
    """Move the seats; a party that only becomes smaller asks nobody."""
    activities.count(activity, counters.OF_MODE[Mode(registration.mode)], -registration.party_size)
    is_smaller = mode == registration.mode and party_size < registration.party_size
    if not is_smaller and not standing.has_room(activity, event, mode, party_size):
        raise ChangeDoesNotFit(0)
    activities.count(activity, counters.OF_MODE[mode], party_size)


def _wait_otherwise(
    registration: Registration, activity: Activity, event: Event, mode: Mode, party_size: int, now: datetime
) -> None:
    """Another size keeps the number; another way is another queue, and its end, unless there is room at once."""
    standing.leave(registration, activity, now=now)
    if mode != registration.mode:
        registration.queue_number = None
    registration.state, registration.mode, registration.party_size = "", mode, party_size
    registration.companions = registration.companions[: party_size - 1]
    if standing.has_room(activity, event, mode, party_size):
        standing.confirm(registration, activity, now=now, by=registration.person)
    elif event.has_waiting_list:
        standing.wait(registration, activity, now=now, by=registration.person)
    else:
        raise ChangeDoesNotFit(0)
