"""Many people at the door at once; each race has a control without the lock, which must fail."""

from functools import partial
from threading import Barrier

import pytest
from django.db import transaction
from django.db.models import F

from core.models import Fact
from engagement.activities.models import ActivityCounter
from engagement.events.errors import RegistrationFull
from engagement.events.models import Event, Registration
from engagement.events.services import cancel_registration, register
from engagement.participation.choices import Mode
from engagement.participation.models import Participation
from tests.makers import NOW, make_event, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 50
SEATS = 10


def test_fifty_at_once_for_ten_seats_fill_exactly_ten() -> None:
    event = make_event(seats=SEATS)
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
