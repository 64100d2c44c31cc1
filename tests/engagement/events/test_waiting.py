"""The waiting list: who waits, who moves up and in which order, offers and their end, the organiser's word."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Person
from core.models import Fact
from core.texts import NothingToRead
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.errors import (
    ChangeDoesNotFit,
    DeadlinePassed,
    DeclinedBefore,
    ModeTaken,
    MoreNotApproved,
    NothingOffered,
    NothingToDecide,
    OfferExpired,
    PartyTooLarge,
    RegistrationFull,
)
from engagement.events.models import Event, Registration
from engagement.events.selectors import place_in_queue
from engagement.events.services import (
    accept_offer,
    approve_registration,
    cancel_registration,
    change_event,
    decline_offer,
    decline_registration,
    end_offers,
    register,
)
from engagement.participation.choices import Mode
from engagement.participation.selectors import live
from tests.makers import NOW, make_event, make_hall, make_organiser, make_person, make_trunk

pytestmark = pytest.mark.django_db


def join(
    event: Event,
    party_size: int = 1,
    mode: Mode = Mode.HALL,
    *,
    person: Person | None = None,
    now: datetime = NOW,
) -> Registration:
    return register(person=person or make_person(), event=event, mode=mode, party_size=party_size, now=now)


def cancel(registration: Registration, *, now: datetime = NOW) -> None:
    cancel_registration(person=registration.person, event=registration.event, now=now)


def numbers(event: Event) -> dict[str, int]:
    """The counters that are not at nought."""
    return {counter.name: counter.value for counter in event.activity.counters.all() if counter.value}


def states(*registrations: Registration) -> list[str]:
    for registration in registrations:
        registration.refresh_from_db()
    return [registration.state for registration in registrations]


def change(event: Event, *, is_online: bool = False, **hall: Any) -> None:
    change_event(
        person=make_organiser(event.activity.organisation),
        event=event,
        trunk=make_trunk(is_online=is_online),
        hall=make_hall(**hall),
        now=NOW,
    )


def test_whoever_finds_no_seat_waits_under_a_number_and_has_not_taken_part() -> None:
    event = make_event(seats=2)
    join(event, 2)

    first, second = join(event, 2), join(event)

    assert states(first, second) == ["waiting", "waiting"]
    assert [(one.queue_number, place_in_queue(one)) for one in (first, second)] == [(1, 1), (2, 2)]
    assert numbers(event) == {"hall": 2, "waiting_hall": 3, "queue": 2}
    assert live().count() == 1
    assert Fact.objects.filter(name="registration_waiting").count() == 2


def test_free_seats_go_to_whole_parties_in_the_order_of_numbers() -> None:
    event = make_event(seats=4)
    sitting = join(event, 4)
    three, two, one = join(event, 3), join(event, 2), join(event, 1)

    cancel(sitting)

    assert states(three, two, one) == ["confirmed", "waiting", "waiting"]
    assert numbers(event) == {"hall": 3, "waiting_hall": 3, "queue": 3}
    assert (three.is_promoted, live().count()) == (True, 1)
    assert Fact.objects.filter(name="registration_promoted").count() == 1


def test_smaller_party_overtakes_where_the_organiser_allows_it() -> None:
    event = make_event(seats=4, hall={"smaller_may_overtake": True})
    sitting = join(event, 4)
    three, two, one = join(event, 3), join(event, 2), join(event, 1)

    cancel(sitting)

    assert states(three, two, one) == ["confirmed", "waiting", "confirmed"]


@pytest.mark.parametrize(("may_overtake", "state"), [(False, "waiting"), (True, "confirmed")])
def test_newcomer_does_not_pass_those_who_wait(may_overtake: bool, state: str) -> None:
    event = make_event(seats=4, hall={"smaller_may_overtake": may_overtake})
    join(event, 3)
    join(event, 2)

    newcomer = join(event, 1)

    assert newcomer.state == state


def test_each_way_has_its_own_seats_and_queue() -> None:
    event = make_event(seats=1, is_online=True, hall={"online_seats": 1})
    in_hall, online = join(event), join(event, mode=Mode.ONLINE)
    hall_waiter, online_waiter = join(event), join(event, mode=Mode.ONLINE)

    cancel(online)

    assert states(in_hall, hall_waiter, online_waiter) == ["confirmed", "waiting", "confirmed"]
    assert (hall_waiter.queue_number, online_waiter.queue_number) == (1, 2)


def test_switching_frees_the_seat_for_the_next() -> None:
    event = make_event(seats=1, is_online=True)
    sitting, waiter = join(event), join(event)

    join(event, mode=Mode.ONLINE, person=sitting.person)

    assert states(sitting, waiter) == ["confirmed", "confirmed"]
    assert numbers(event) == {"hall": 1, "online": 1, "queue": 1}


def test_switching_to_a_full_way_is_refused_and_keeps_the_seat() -> None:
    event = make_event(seats=1, is_online=True, hall={"online_seats": 1})
    sitting = join(event)
    join(event, mode=Mode.ONLINE)

    with pytest.raises(ChangeDoesNotFit):
        join(event, mode=Mode.ONLINE, person=sitting.person)

    assert numbers(event) == {"hall": 1, "online": 1}


def test_whoever_waits_can_switch_to_a_way_with_room() -> None:
    event = make_event(seats=1, is_online=True)
    join(event)
    waiter, behind = join(event), join(event)

    join(event, mode=Mode.ONLINE, person=waiter.person)

    assert states(waiter, behind) == ["confirmed", "waiting"]
    assert (waiter.is_promoted, place_in_queue(behind)) == (False, 1)


def test_whoever_switches_to_another_queue_waits_at_its_end() -> None:
    event = make_event(seats=1, is_online=True, hall={"online_seats": 1})
    join(event)
    join(event, mode=Mode.ONLINE)
    first, second = join(event), join(event, mode=Mode.ONLINE)

    join(event, mode=Mode.ONLINE, person=first.person)

    assert [place_in_queue(one) for one in (Registration.objects.get(pk=first.pk), second)] == [2, 1]


def test_party_that_becomes_smaller_keeps_its_number_and_may_fit() -> None:
    event = make_event(seats=4)
    join(event, 3)
    waiter, behind = join(event, 2), join(event, 1)

    join(event, 1, person=waiter.person)

    assert states(waiter, behind) == ["confirmed", "waiting"]
    assert waiter.queue_number == 1


def test_sitting_party_that_becomes_smaller_frees_seats() -> None:
    event = make_event(seats=3)
    sitting, waiter = join(event, 3), join(event, 2)

    join(event, 1, person=sitting.person)

    assert states(waiter) == ["confirmed"]


def test_sitting_party_does_not_grow_past_those_who_wait() -> None:
    event = make_event(seats=4)
    sitting = join(event, 3)
    join(event, 2)

    with pytest.raises(ChangeDoesNotFit):
        join(event, 4, person=sitting.person)

    assert numbers(event) == {"hall": 3, "waiting_hall": 2, "queue": 1}


def test_more_seats_go_to_those_who_wait() -> None:
    event = make_event(seats=2)
    join(event, 2)
    first, second = join(event, 2), join(event)

    change(event, seats=4)

    assert states(first, second) == ["confirmed", "waiting"]


def test_no_end_of_seats_seats_everyone() -> None:
    event = make_event(seats=3)
    join(event)
    waiting = [join(event, 3) for _number in range(3)]

    change(event, seats=None)

    assert states(*waiting) == ["confirmed"] * 3
    assert numbers(event) == {"hall": 10, "queue": 3}


def test_party_that_can_never_fit_holds_up_nobody() -> None:
    event = make_event(seats=5)
    sitting = join(event, 2)
    join(event, 1)
    large, small = join(event, 5), join(event, 1)
    change(event, seats=3)

    cancel(sitting)

    assert states(large, small) == ["waiting", "confirmed"]


def test_party_larger_than_the_hall_is_refused() -> None:
    with pytest.raises(PartyTooLarge) as refused:
        join(make_event(seats=2), 3)

    assert refused.value.most == 2


def test_without_a_waiting_list_the_hall_is_full() -> None:
    event = make_event(seats=1, hall={"has_waiting_list": False})
    join(event)

    with pytest.raises(RegistrationFull):
        join(event)

    assert Registration.objects.count() == 1


def test_way_for_which_people_wait_is_not_taken_away() -> None:
    event = make_event(seats=1, is_online=True, hall={"online_seats": 1})
    online, waiter = join(event, mode=Mode.ONLINE), join(event, mode=Mode.ONLINE)
    Registration.objects.filter(pk=online.pk).delete()
    event.activity.counters.filter(name="online").update(value=0)

    with pytest.raises(ModeTaken):
        change(event, is_online=False)

    assert states(waiter) == ["waiting"]


def test_leaving_the_list_moves_the_others_up() -> None:
    event = make_event(seats=2)
    join(event, 1)
    large, small = join(event, 2), join(event, 1)

    cancel(large)

    assert states(large, small) == ["cancelled", "confirmed"]
    assert numbers(event) == {"hall": 2, "queue": 2}


def test_joining_again_is_a_new_number_and_a_new_turn() -> None:
    event = make_event(seats=1)
    join(event)
    waiter, behind = join(event), join(event)
    cancel(waiter)

    again = join(event, person=waiter.person)

    assert (again.queue_number, again.turn, place_in_queue(behind)) == (3, 2, 1)


@pytest.mark.parametrize(("state", "expected"), [("closed", "confirmed"), ("withdrawn", "waiting")])
def test_seats_of_an_event_that_is_still_held_are_given(state: str, expected: str) -> None:
    event = make_event(seats=1)
    sitting, waiter = join(event), join(event)
    Activity.objects.filter(pk=event.pk).update(state=state)

    cancel(sitting)

    assert states(waiter) == [expected]


def test_offer_holds_the_seats_until_it_is_answered() -> None:
    event = make_event(seats=2, hall={"offer_hours": 24})
    sitting, first, second = join(event, 2), join(event, 2), join(event, 1)

    cancel(sitting)
    offered = states(first, second)
    held = numbers(event)
    accept_offer(person=first.person, event=event, now=NOW + timedelta(hours=23))

    assert (offered, held) == (["offered", "waiting"], {"hall": 2, "waiting_hall": 1, "queue": 2})
    assert states(first, second) == ["confirmed", "waiting"]
    assert (first.is_promoted, live().count(), numbers(event)["hall"]) == (False, 1, 2)


def test_offer_that_is_left_goes_to_the_next() -> None:
    event = make_event(seats=2, hall={"offer_hours": 24})
    sitting, first, second = join(event, 2), join(event, 2), join(event, 1)
    cancel(sitting)

    decline_offer(person=first.person, event=event, now=NOW)

    assert states(first, second) == ["declined", "offered"]
    assert (first.declined_by, numbers(event)) == (DeclinedBy.PERSON, {"hall": 1, "queue": 2})


def test_offer_ends_by_itself_and_is_then_not_accepted() -> None:
    event = make_event(seats=1, hall={"offer_hours": 2})
    sitting, first, second = join(event), join(event), join(event)
    cancel(sitting)
    late = NOW + timedelta(hours=2)

    with pytest.raises(OfferExpired):
        accept_offer(person=first.person, event=event, now=late)
    ended = end_offers(now=late), end_offers(now=late)

    assert ended == (1, 0)
    assert states(first, second) == ["declined", "offered"]
    assert (first.declined_by, numbers(event)["hall"]) == (DeclinedBy.TIME, 1)
    with pytest.raises(NothingOffered):
        accept_offer(person=first.person, event=event, now=late)


def test_newcomer_comes_after_those_for_whom_an_offer_ended() -> None:
    event = make_event(seats=1, hall={"offer_hours": 2})
    sitting, first, second = join(event), join(event), join(event)
    cancel(sitting)

    newcomer = join(event, now=NOW + timedelta(hours=3))

    assert states(first, second, newcomer) == ["declined", "offered", "waiting"]


def test_offer_ends_when_the_event_starts() -> None:
    event = make_event(seats=1, hall={"offer_hours": 48})
    sitting, waiter = join(event), join(event)
    shortly_before = event.activity.starts_at - timedelta(minutes=30)

    cancel(sitting, now=shortly_before)

    waiter.refresh_from_db()
    assert waiter.offered_until == event.activity.starts_at


def test_after_the_deadline_nobody_new_joins_but_what_stands_can_change() -> None:
    event = make_event(seats=3, hall={"registration_closes_at": NOW})
    Event.objects.update(registration_closes_at=None)
    early = join(event)
    Event.objects.update(registration_closes_at=NOW)

    with pytest.raises(DeadlinePassed):
        join(event)
    join(event, 2, person=early.person)

    assert numbers(event) == {"hall": 2}


def test_approval_gives_the_seat_or_the_place_by_when_they_asked() -> None:
    event = make_event(seats=2, hall={"needs_approval": True})
    organiser = make_organiser(event.activity.organisation)
    first, second, third = join(event, 1), join(event, 2), join(event, 1)
    before = states(first, second, third), numbers(event)

    for asked in (third, second, first):
        approve_registration(decided_by=organiser, registration=asked, now=NOW)

    assert before == (["pending"] * 3, {"queue": 3})
    assert states(third, second, first) == ["confirmed", "waiting", "confirmed"]
    assert (place_in_queue(second), numbers(event)) == (1, {"hall": 2, "waiting_hall": 2, "queue": 3})


def test_approved_party_becomes_no_larger_by_itself() -> None:
    event = make_event(seats=9, hall={"needs_approval": True})
    organiser = make_organiser(event.activity.organisation)
    asked = join(event, 1)

    join(event, 3, person=asked.person)
    approve_registration(decided_by=organiser, registration=asked, now=NOW)
    with pytest.raises(MoreNotApproved):
        join(event, 6, person=asked.person)
    join(event, 2, person=asked.person)

    assert (states(asked), numbers(event)["hall"]) == (["confirmed"], 2)


def test_declined_with_a_reason_cannot_ask_again_but_can_be_approved_later() -> None:
    event = make_event(seats=2, hall={"needs_approval": True})
    organiser = make_organiser(event.activity.organisation)
    asked = join(event)

    declined = decline_registration(
        decided_by=organiser, registration=asked, reason="Hanya untuk kader desa.", now=NOW
    )
    with pytest.raises(DeclinedBefore):
        join(event, person=asked.person)
    approved = approve_registration(decided_by=organiser, registration=declined, now=NOW)

    assert (declined.declined_by, declined.reason) == (DeclinedBy.ORGANISER, "Hanya untuk kader desa.")
    assert (approved.state, approved.reason) == (RegistrationState.CONFIRMED, "")


def test_decision_is_the_organisers_alone_and_made_once() -> None:
    event = make_event(seats=2, hall={"needs_approval": True})
    organiser = make_organiser(event.activity.organisation)
    asked = join(event)

    with pytest.raises(NotAllowed):
        approve_registration(decided_by=make_person(), registration=asked, now=NOW)
    with pytest.raises(NothingToRead):
        decline_registration(decided_by=organiser, registration=asked, reason=" ", now=NOW)
    approve_registration(decided_by=organiser, registration=asked, now=NOW)

    with pytest.raises(NothingToDecide):
        approve_registration(decided_by=organiser, registration=asked, now=NOW)
    with pytest.raises(NothingToDecide):
        decline_registration(decided_by=organiser, registration=asked, reason="Tidak", now=NOW)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "waiting", "queue_number": None},
        {"state": "offered"},
        {"offered_until": NOW},
        {"state": "declined", "declined_at": NOW},
        {"declined_by": "time"},
    ],
)
def test_database_guards_what_each_state_carries(broken: dict[str, object]) -> None:
    registration = join(make_event())

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(**broken)
