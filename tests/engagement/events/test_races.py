"""Many people at the door at once; each race has a control without the lock, which must fail."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from django.db import transaction
from django.db.models import F

from core.models import Fact
from engagement.activities.models import ActivityCounter
from engagement.events.errors import RegistrationFull
from engagement.events.models import Event, Registration
from engagement.events.selectors import waiting_for
from engagement.events.services import accept_offer, cancel_registration, end_offers, register
from engagement.participation.choices import Mode
from engagement.participation.models import Participation
from tests.makers import NOW, make_event, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 50
SEATS = 10


def test_fifty_at_once_for_ten_seats_fill_exactly_ten() -> None:
    event = make_event(seats=SEATS, hall={"has_waiting_list": False})
    people = [make_person() for _number in range(MANY)]

    said = at_once(
        [partial(register, person=p, event=event, mode=Mode.HALL, party_size=1, now=NOW) for p in people]
    )

    full = [answer for answer in said if isinstance(answer, RegistrationFull)]
    assert (len(full), Registration.objects.count(), Participation.objects.count()) == (
        MANY - SEATS,
        SEATS,
        SEATS,
    )
    assert ActivityCounter.objects.get(activity=event.activity, name="hall").value == SEATS
    assert Fact.objects.filter(name="registration_made").count() == SEATS


def test_without_the_lock_ten_seats_are_oversold() -> None:
    """The control: the same check without the trunk row's lock lets too many in."""
    event = make_event(seats=None)
    people = [make_person() for _number in range(MANY)]
    all_have_read = Barrier(MANY)

    said = at_once([partial(_register_without_lock, event, person.pk, all_have_read) for person in people])

    assert [
        answer
        for answer in said
        if isinstance(answer, Exception) and not isinstance(answer, RegistrationFull)
    ] == []
    assert Registration.objects.count() > SEATS


def test_the_same_click_fifty_times_is_one_registration() -> None:
    event, person = make_event(seats=SEATS), make_person()
    click = partial(register, person=person, event=event, mode=Mode.HALL, party_size=2, now=NOW)

    said = at_once([click] * MANY)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (Registration.objects.count(), Participation.objects.count()) == (1, 1)
    assert ActivityCounter.objects.get(activity=event.activity, name="hall").value == 2


def test_cancelling_and_registering_at_once_keeps_the_books() -> None:
    event = make_event(seats=SEATS)
    people = [make_person() for _number in range(20)]
    for person in people[:SEATS]:
        register(person=person, event=event, mode=Mode.HALL, party_size=1, now=NOW)
    leave = [partial(cancel_registration, person=p, event=event, now=NOW) for p in people[:SEATS]]
    come = [
        partial(register, person=p, event=event, mode=Mode.HALL, party_size=1, now=NOW)
        for p in people[SEATS:]
    ]

    at_once([*leave, *come])

    standing = Registration.objects.filter(event=event, state="confirmed").count()
    assert ActivityCounter.objects.get(activity=event.activity, name="hall").value == standing


def test_cancelling_promoting_and_registering_at_once_keep_the_order() -> None:
    """Those who wait move up in the order of their numbers, and newcomers come behind them."""
    event = make_event(seats=SEATS)
    sitting = [_join(event) for _number in range(SEATS)]
    waiting = [_join(event) for _number in range(SEATS)]
    leave = [partial(cancel_registration, person=r.person, event=event, now=NOW) for r in sitting[:6]]
    come = [partial(_join, event) for _number in range(20)]

    said = at_once([*leave, *come])

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    numbered = Registration.objects.filter(queue_number__isnull=False).order_by("queue_number")
    seated = [one.queue_number for one in numbered if one.state == "confirmed"]
    behind = [one.queue_number for one in numbered if one.state == "waiting"]
    assert seated == [one.queue_number for one in waiting[:6]]
    assert behind == list(range(7, 31))
    assert _counted(event, "hall", "waiting_hall") == [SEATS, 24]
    assert Fact.objects.filter(name="registration_promoted").count() == 6


def test_offer_is_taken_or_ends_but_not_both() -> None:
    event = make_event(seats=1, hall={"offer_hours": 1})
    sitting, first, second = (_join(event) for _number in range(3))
    cancel_registration(person=sitting.person, event=event, now=NOW)
    in_time, late = NOW + timedelta(minutes=59), NOW + timedelta(hours=1)
    take: Callable[[], object] = partial(accept_offer, person=first.person, event=event, now=in_time)
    end: Callable[[], object] = partial(end_offers, now=late)

    said = at_once([take, end] * 10)

    first.refresh_from_db()
    second.refresh_from_db()
    taken = [answer for answer in said[::2] if not isinstance(answer, Exception)]
    assert (len(taken), first.state, second.state) in [
        (1, "confirmed", "waiting"),
        (0, "declined", "offered"),
    ]
    assert _counted(event, "hall") == [1]


def test_same_offer_accepted_twenty_times_is_one_seat() -> None:
    event = make_event(seats=2, hall={"offer_hours": 1})
    sitting, waiter = _join(event, 2), _join(event, 2)
    cancel_registration(person=sitting.person, event=event, now=NOW)

    said = at_once([partial(accept_offer, person=waiter.person, event=event, now=NOW)] * 20)

    assert sum(isinstance(answer, Registration) for answer in said) == 1
    assert Participation.objects.filter(person=waiter.person).count() == 1
    assert _counted(event, "hall") == [2]


def test_without_the_lock_the_same_party_is_seated_twice() -> None:
    """The control: two who free a seat each read who is next, and both seat her."""
    event = make_event(seats=1)
    _join(event)
    _join(event)
    ActivityCounter.objects.filter(activity=event.activity, name="hall").update(value=0, ceiling=2)
    all_have_read = Barrier(2)

    at_once([partial(_promote_without_lock, event, all_have_read)] * 2)

    assert _counted(event, "hall") == [2]


def _join(event: Event, party_size: int = 1) -> Registration:
    return register(person=make_person(), event=event, mode=Mode.HALL, party_size=party_size, now=NOW)


def _counted(event: Event, *names: str) -> list[int]:
    return [ActivityCounter.objects.get(activity=event.activity, name=name).value for name in names]


def _promote_without_lock(event: Event, all_have_read: Barrier) -> None:
    with transaction.atomic():
        first = waiting_for(event).get()
        all_have_read.wait(timeout=60)
        Registration.objects.filter(pk=first.pk).update(state="confirmed")
        counter = ActivityCounter.objects.filter(activity=event.activity, name="hall")
        counter.update(value=F("value") + first.party_size)


def _register_without_lock(event: Event, person_id: int, all_have_read: Barrier) -> None:
    with transaction.atomic():
        counter = ActivityCounter.objects.get(activity_id=event.pk, name="hall")
        all_have_read.wait(timeout=60)
        if counter.value >= SEATS:
            raise RegistrationFull(0)
        ActivityCounter.objects.filter(pk=counter.pk).update(value=F("value") + 1)
        Registration.objects.create(
            event=event, person_id=person_id, state="confirmed", mode=Mode.HALL, registered_at=NOW
        )
