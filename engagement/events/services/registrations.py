"""Verbs on a registration: register, change it, cancel it."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from engagement.activities import services as activities
from engagement.activities.choices import State
from engagement.activities.errors import NotOpen
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events import counters, selectors
from engagement.events.choices import RegistrationState
from engagement.events.errors import (
    ModeNotOffered,
    NobodyComes,
    NotRegistered,
    PartyTooLarge,
    RegistrationClosed,
    RegistrationFull,
)
from engagement.events.models import Event, Registration
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb


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

    Raises NotOpen, RegistrationClosed, ModeNotOffered, NobodyComes, PartyTooLarge, RegistrationFull.
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
