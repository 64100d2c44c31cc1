"""Verbs on the waiting list: promote whoever is next, take or leave an offered seat, end offers nobody answered."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from engagement.activities.locks import lock
from engagement.activities.models import Activity, ActivityCounter
from engagement.events import counters, selectors
from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.errors import NothingOffered, OfferExpired
from engagement.events.models import Event, Registration
from engagement.events.policies import is_still_held
from engagement.events.services import standing
from engagement.participation.choices import Mode

ENDLESS = 2**31
"""Seats where there is no ceiling."""


def promote(activity: Activity, event: Event, *, now: datetime) -> None:
    """Give free seats to whole parties in the order of their numbers, until the next does not fit.

    The one place where anybody moves up; called under the activity's lock by every verb that may have freed a seat.
    A smaller party goes before a larger one only where the organiser allows it. Offers whose time is over end first.
    """
    for registration in list(selectors.expired_offers(now=now).filter(event=event)):
        standing.decline(registration, activity, now=now, by=None, because=DeclinedBy.TIME)
    if not is_still_held(activity, now):
        return
    numbers = standing.numbers_of(activity)
    for mode in Mode:
        for registration in _next_parties(event, mode, numbers):
            if event.offer_hours:
                standing.offer(registration, activity, now=now, hours=event.offer_hours)
            else:
                standing.confirm(registration, activity, now=now, by=None, is_promoted=True)


@transaction.atomic
def accept_offer(*, person: Person, event: Event, now: datetime) -> Registration:
    """Take the seats that are held for her. Raises NothingOffered, OfferExpired."""
    activity = lock(event.pk)
    registration = _offered_to(person, activity, now)
    standing.confirm(registration, activity, now=now, by=person)
    return registration


@transaction.atomic
def decline_offer(*, person: Person, event: Event, now: datetime) -> Registration:
    """Leave the seats to the next. Raises NothingOffered, OfferExpired."""
    activity = lock(event.pk)
    registration = _offered_to(person, activity, now)
    standing.decline(registration, activity, now=now, by=person, because=DeclinedBy.PERSON)
    promote(activity, Event.objects.get(pk=event.pk), now=now)
    return registration


def end_offers(*, now: datetime) -> int:
    """End the offers whose time is over, and promote the next; returns of how many events."""
    events = selectors.expired_offers(now=now).values_list("event", flat=True).distinct()
    ids = sorted(events)
    for event_id in ids:
        with transaction.atomic():
            promote(lock(event_id), Event.objects.get(pk=event_id), now=now)
    return len(ids)


def _offered_to(person: Person, activity: Activity, now: datetime) -> Registration:
    registration = selectors.own_registration(person, activity)
    if registration is None or registration.state != RegistrationState.OFFERED:
        raise NothingOffered
    if registration.offered_until is None or registration.offered_until <= now:
        raise OfferExpired
    return registration


def _next_parties(event: Event, mode: Mode, numbers: Mapping[str, ActivityCounter]) -> Iterator[Registration]:
    """Those who sit down now, one after the other; the caller seats each before asking for the next."""
    if numbers[counters.WAITING_OF_MODE[mode]].value == 0:
        return
    seats = numbers[counters.OF_MODE[mode]]
    ceiling = ENDLESS if seats.ceiling is None else seats.ceiling
    left = ceiling - seats.value
    # Seats may have become fewer than a party has people: it cannot hold up the others for ever.
    waiting = selectors.waiting_for(event).filter(mode=mode, party_size__lte=ceiling)
    while first := (waiting.filter(party_size__lte=left) if event.smaller_may_overtake else waiting).first():
        if first.party_size > left:
            return
        yield first
        left -= first.party_size
