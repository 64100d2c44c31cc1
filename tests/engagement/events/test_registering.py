"""Registering for an event: seats, parties, doubles, cancelling and coming back."""

from datetime import timedelta

import pytest

from accounts.models import Person
from core.models import Fact
from engagement.activities.errors import NotOpen
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.errors import (
    ChangeDoesNotFit,
    ModeNotOffered,
    ModeTaken,
    NobodyComes,
    NotRegistered,
    PartyTooLarge,
    RegistrationClosed,
    RegistrationFull,
    SeatsTaken,
    TooEarlyToMark,
)
from engagement.events.models import Event, Registration
from engagement.events.plans import Hall
from engagement.events.policies import DOORS
from engagement.events.services import cancel_registration, change_event, mark_attendance, register
from engagement.participation.choices import Mode, Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from tests.makers import NOW, make_event, make_hall, make_organiser, make_person, make_trunk

pytestmark = pytest.mark.django_db


def join(person: Person, event: Event, party_size: int = 1, mode: Mode = Mode.HALL) -> Registration:
    return register(person=person, event=event, mode=mode, party_size=party_size, now=NOW)


def seats_taken(event: Event) -> int:
    return event.activity.counters.get(name="hall").value


def test_registration_takes_the_seats_of_the_party() -> None:
    event = make_event(seats=10)

    registration = join(make_person(), event, 3)

    assert (registration.state, registration.party_size, seats_taken(event)) == (
        RegistrationState.CONFIRMED,
        3,
        3,
    )


def test_registration_writes_the_ledger_and_the_fact() -> None:
    event, person = make_event(), make_person()

    registration = join(person, event, 2)

    rows = list(live().values_list("person", "activity", "verb", "turn", "mode", "place"))
    assert rows == [(person.pk, event.pk, Verb.REGISTERED, 1, Mode.HALL, event.activity.place_id)]
    fact = Fact.objects.get(name="registration_made")
    assert fact.ids == {"registration": registration.pk, "activity": event.pk, "person": person.pk, "turn": 1}


def test_registration_said_twice_is_one() -> None:
    event, person = make_event(), make_person()

    first, second = join(person, event, 2), join(person, event, 2)

    assert (first.pk, seats_taken(event), live().count()) == (second.pk, 2, 1)


def test_party_changes_its_size() -> None:
    event, person = make_event(seats=5), make_person()
    join(person, event, 2)

    join(person, event, 5)

    assert (seats_taken(event), Registration.objects.count(), live().count()) == (5, 1, 1)


def test_party_that_does_not_fit_is_told_how_many_seats_are_left() -> None:
    event = make_event(seats=4, hall={"has_waiting_list": False})
    join(make_person(), event, 2)

    with pytest.raises(RegistrationFull) as refused:
        join(make_person(), event, 3)

    assert (refused.value.left, seats_taken(event)) == (2, 2)


def test_party_that_cannot_grow_keeps_its_seats() -> None:
    event, person = make_event(seats=4), make_person()
    join(person, event, 2)
    join(make_person(), event, 2)

    with pytest.raises(ChangeDoesNotFit):
        join(person, event, 3)

    assert (seats_taken(event), Registration.objects.get(person=person).party_size) == (4, 2)


def test_party_larger_than_allowed_is_refused() -> None:
    with pytest.raises(PartyTooLarge):
        join(make_person(), make_event(party_most=2), 3)


def test_cancelling_frees_the_seats_and_voids_the_ledger_row() -> None:
    event, person = make_event(seats=3), make_person()
    join(person, event, 3)

    cancel_registration(person=person, event=event, now=NOW)

    assert (seats_taken(event), live().count(), Participation.objects.count()) == (0, 0, 2)


def test_coming_back_is_a_new_turn() -> None:
    event, person = make_event(), make_person()
    for _time in range(2):
        join(person, event)
        cancel_registration(person=person, event=event, now=NOW)

    registration = join(person, event)

    assert (registration.turn, live().get().turn, Registration.objects.count()) == (3, 3, 1)


def test_cancelling_twice_says_so() -> None:
    event, person = make_event(), make_person()
    join(person, event)
    cancel_registration(person=person, event=event, now=NOW)

    with pytest.raises(NotRegistered):
        cancel_registration(person=person, event=event, now=NOW)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [("draft", NotOpen), ("review", NotOpen), ("closed", NotOpen), ("withdrawn", RegistrationClosed)],
)
def test_registration_is_refused_when_not_published(state: str, refusal: type[Exception]) -> None:
    event = make_event()
    Activity.objects.filter(pk=event.pk).update(state=state)

    with pytest.raises(refusal):
        join(make_person(), event)


def test_registration_is_refused_when_over() -> None:
    event, late = make_event(), NOW + timedelta(days=4)

    with pytest.raises(RegistrationClosed):
        register(person=make_person(), event=event, mode=Mode.HALL, party_size=1, now=late)


def test_online_is_refused_where_it_is_not_offered() -> None:
    with pytest.raises(ModeNotOffered):
        join(make_person(), make_event(is_online=False), mode=Mode.ONLINE)


def test_online_takes_no_seat_in_the_hall() -> None:
    event = make_event(seats=1, is_online=True)

    join(make_person(), event, 3, Mode.ONLINE)

    assert (seats_taken(event), event.activity.counters.get(name="online").value) == (0, 3)


def test_switching_to_online_frees_the_seat() -> None:
    event, person = make_event(seats=2, is_online=True), make_person()
    join(person, event, 2)

    join(person, event, 2, Mode.ONLINE)

    assert (seats_taken(event), event.activity.counters.get(name="online").value) == (0, 2)


@pytest.mark.parametrize("party_size", [0, -3])
def test_party_of_nobody_is_refused(party_size: int) -> None:
    event = make_event()

    with pytest.raises(NobodyComes):
        join(make_person(), event, party_size)

    assert seats_taken(event) == 0


def change(event: Event, hall: Hall, *, is_online: bool = False) -> Event:
    organiser = make_organiser(event.activity.organisation)
    return change_event(
        person=organiser, event=event, trunk=make_trunk(is_online=is_online), hall=hall, now=NOW
    )


def test_seats_that_are_taken_stay() -> None:
    event = make_event(seats=10)
    join(make_person(), event, 4)

    with pytest.raises(SeatsTaken) as refused:
        change(event, make_hall(seats=3))

    assert (refused.value.taken, str(refused.value)) == (
        4,
        "4 seats are taken already. Keep at least as many.",
    )


@pytest.mark.parametrize("mode", list(Mode))
def test_way_that_people_chose_is_not_taken_away(mode: Mode) -> None:
    event = make_event(is_online=True)
    join(make_person(), event, mode=mode)

    with pytest.raises(ModeTaken):
        change(event, make_hall(in_hall=mode != Mode.HALL), is_online=mode != Mode.ONLINE)


def test_way_that_nobody_chose_may_go() -> None:
    event = make_event(is_online=True)
    join(make_person(), event, mode=Mode.ONLINE)

    change(event, make_hall(in_hall=False, seats=None), is_online=True)

    assert event.activity.counters.get(name="hall").ceiling == 0


def test_nobody_is_marked_long_before_the_start() -> None:
    event = make_event()
    person, organiser = make_person(), make_organiser(event.activity.organisation)
    early = event.activity.starts_at - DOORS - timedelta(seconds=1)

    with pytest.raises(TooEarlyToMark):
        mark_attendance(marked_by=organiser, event=event, person=person, mode=Mode.HALL, now=early)

    mark_attendance(
        marked_by=organiser, event=event, person=person, mode=Mode.HALL, now=early + timedelta(seconds=1)
    )
    assert event.activity.counters.get(name="came").value == 1
