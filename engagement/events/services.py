"""Verbs of events: draft, change, register, cancel, mark who came."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from engagement.activities import policies
from engagement.activities import services as activities
from engagement.activities.choices import Kind, State
from engagement.activities.errors import NotAllowed, NotOpen
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.activities.services import Trunk
from engagement.events import counters, selectors
from engagement.events.choices import KnownBy, RegistrationState
from engagement.events.errors import (
    ModeNotOffered,
    NotRegistered,
    PartyTooLarge,
    RegistrationClosed,
    RegistrationFull,
)
from engagement.events.models import Attendance, Event, Registration
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb


@dataclass(frozen=True, kw_only=True)
class Hall:
    """Where and how an event is held; `seats` None means as many as come."""

    venue: str
    in_hall: bool
    seats: int | None
    online_link: str
    party_most: int


@transaction.atomic
def draft_event(
    *, person: Person, organisation: Organisation, trunk: Trunk, hall: Hall, now: datetime
) -> Event:
    """Begin an event that only its group sees. Raises NotAllowed."""
    activity = activities.draft(
        kind=Kind.EVENT, person=person, organisation=organisation, trunk=trunk, now=now
    )
    event = Event.objects.create(activity=activity, **vars(hall))
    activities.open_counter(activity, counters.HALL, ceiling=hall.seats)
    activities.open_counter(activity, counters.ONLINE, ceiling=None)
    activities.open_counter(activity, counters.CAME, ceiling=None)
    return event


@transaction.atomic
def change_event(*, person: Person, event: Event, trunk: Trunk, hall: Hall, now: datetime) -> Event:
    """Write an event anew; never fewer seats than are taken.

    Raises NotAllowed, TimeIsPromised, RegistrationFull.
    """
    lock(event.pk)
    activity = activities.change(
        person=person, activity=event.activity, trunk=trunk, now=now, is_promised=selectors.is_promised(event)
    )
    taken = activity.counters.get(name=counters.HALL).value
    if hall.seats is not None and hall.seats < taken:
        raise RegistrationFull(left=hall.seats)
    for name, value in vars(hall).items():
        setattr(event, name, value)
    event.activity = activity
    event.save()
    activities.open_counter(activity, counters.HALL, ceiling=hall.seats)
    return event


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
    """Take seats for a party, or change the party's size or mode; the same word said twice is one.

    Raises NotOpen, RegistrationClosed, ModeNotOffered, PartyTooLarge, RegistrationFull.
    """
    activity = lock(event.pk)
    event = Event.objects.get(pk=event.pk)
    _expect_open(activity, now)
    _expect_offered(activity, event, mode, party_size)
    before = Registration.objects.filter(event=event, person=person).first()
    standing = before is not None and before.state == RegistrationState.CONFIRMED
    if before and standing and (before.mode, before.party_size) == (mode, party_size):
        return before
    if before and standing:
        activities.count(activity, counters.OF_MODE[Mode(before.mode)], -before.party_size)
    _take_seats(activity, mode, party_size)
    if before and standing:
        return _change_party(before, mode, party_size, person, now)
    turn = ledger.next_turn(person=person, activity=activity, verb=Verb.REGISTERED)
    registration = before or Registration(event=event, person=person)
    registration.state, registration.turn = RegistrationState.CONFIRMED, turn
    registration.mode, registration.party_size = mode, party_size
    registration.registered_at, registration.cancelled_at = now, None
    registration.for_organisation = for_organisation
    registration.save()
    ledger.record(
        person=person,
        activity=activity,
        verb=Verb.REGISTERED,
        turn=turn,
        source=source,
        mode=mode,
        for_organisation=for_organisation,
        now=now,
    )
    _note("registration_made", registration, person, now, turn=turn)
    return registration


@transaction.atomic
def cancel_registration(*, person: Person, event: Event, now: datetime) -> Registration:
    """Give the seats back. Raises NotRegistered, RegistrationClosed."""
    activity = lock(event.pk)
    if activity.ends_at <= now:
        raise RegistrationClosed
    registration = selectors.registration_of(person, activity)
    if registration is None:
        raise NotRegistered
    registration.state, registration.cancelled_at = RegistrationState.CANCELLED, now
    registration.save(update_fields=["state", "cancelled_at"])
    activities.count(activity, counters.OF_MODE[Mode(registration.mode)], -registration.party_size)
    ledger.take_back(person=person, activity=activity, verb=Verb.REGISTERED, source=Source.SELF, now=now)
    _note("registration_cancelled", registration, person, now)
    return registration


@transaction.atomic
def mark_attendance(
    *,
    marked_by: Person,
    event: Event,
    person: Person,
    mode: Mode,
    now: datetime,
    known_by: KnownBy = KnownBy.MARKED,
    came_at: datetime | None = None,
) -> Attendance:
    """Write down that a person came; marked twice it is one. Raises NotAllowed."""
    activity = lock(event.pk)
    if not policies.may_run(marked_by, activity):
        raise NotAllowed
    attendance, made = Attendance.objects.get_or_create(
        event=event,
        person=person,
        defaults={"mode": mode, "known_by": known_by, "came_at": came_at or now, "marked_by": marked_by},
    )
    if made:
        ledger.record(
            person=person,
            activity=activity,
            verb=Verb.CAME,
            turn=ledger.next_turn(person=person, activity=activity, verb=Verb.CAME),
            source=Source.ROSTER if known_by == KnownBy.ROSTER else Source.STAFF,
            mode=mode,
            happened_at=came_at or now,
            now=now,
        )
        activities.count(activity, counters.CAME, 1)
        facts.record(
            "attendance_marked", now=now, actor_id=marked_by.pk, activity=activity.pk, person=person.pk
        )
    return attendance


@transaction.atomic
def unmark_attendance(*, marked_by: Person, event: Event, person: Person, now: datetime) -> None:
    """Take back a mark that was a mistake. Raises NotAllowed."""
    activity = lock(event.pk)
    if not policies.may_run(marked_by, activity):
        raise NotAllowed
    removed, _rows = Attendance.objects.filter(event=event, person=person).delete()
    if removed:
        ledger.take_back(person=person, activity=activity, verb=Verb.CAME, source=Source.STAFF, now=now)
        activities.count(activity, counters.CAME, -1)
        facts.record(
            "attendance_unmarked", now=now, actor_id=marked_by.pk, activity=activity.pk, person=person.pk
        )


def _expect_open(activity: Activity, now: datetime) -> None:
    if activity.state == State.WITHDRAWN or activity.ends_at <= now:
        raise RegistrationClosed
    if activity.state != State.PUBLISHED:
        raise NotOpen


def _expect_offered(activity: Activity, event: Event, mode: Mode, party_size: int) -> None:
    offered = {Mode.HALL: event.in_hall, Mode.ONLINE: activity.is_online}
    if not offered[mode]:
        raise ModeNotOffered
    if party_size > event.party_most:
        raise PartyTooLarge(event.party_most)


def _take_seats(activity: Activity, mode: Mode, party_size: int) -> None:
    counter = activity.counters.get(name=counters.OF_MODE[mode])
    if counter.left is not None and counter.left < party_size:
        raise RegistrationFull(counter.left)
    activities.count(activity, counter.name, party_size)


def _change_party(
    registration: Registration, mode: Mode, party_size: int, person: Person, now: datetime
) -> Registration:
    registration.mode, registration.party_size = mode, party_size
    registration.save(update_fields=["mode", "party_size"])
    _note("registration_changed", registration, person, now)
    return registration


def _note(name: str, registration: Registration, person: Person, now: datetime, **more: int) -> None:
    facts.record(
        name,
        now=now,
        actor_id=person.pk,
        registration=registration.pk,
        activity=registration.event_id,
        person=person.pk,
        **more,
    )
