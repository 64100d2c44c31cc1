"""Registering for all dates of a series that are still to come, in one act."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.events import selectors
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration
from engagement.events.services.registrations import register
from engagement.participation.choices import Mode, Source


@dataclass(frozen=True)
class Outcome:
    """What became of one date: a registration, whose state says more, or why there is none."""

    activity: Activity
    registration: Registration | None = None
    refusal: ActivityError | None = None


def register_for_dates(
    *,
    person: Person,
    event: Event,
    mode: Mode,
    party_size: int,
    now: datetime,
    source: Source = Source.SELF,
) -> list[Outcome]:
    """Register for each date of the series that is open, under its own lock and by itself: a full one stops no other.

    One confirmation speaks of all: that of the first.
    """
    outcomes: list[Outcome] = []
    is_told = False
    activity = Activity.objects.get(pk=event.pk)
    for date in selectors.open_dates(activity, now=now):
        try:
            with transaction.atomic():
                registration = register(
                    person=person,
                    event=date.event,
                    mode=mode,
                    party_size=party_size,
                    now=now,
                    source=source,
                )
                # Whoever waits is told so of each date by itself.
                has_seat = registration.state == RegistrationState.CONFIRMED
                is_new = has_seat and registration.registered_at == now
                if is_new and is_told:
                    registration.turn_with_others = registration.turn
                    registration.save(update_fields=["turn_with_others"])
                is_told = is_told or is_new
        except ActivityError as refusal:
            outcomes.append(Outcome(date, refusal=refusal))
        else:
            outcomes.append(Outcome(date, registration=registration))
    return outcomes
