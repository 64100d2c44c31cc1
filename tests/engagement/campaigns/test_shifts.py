"""Shifts: planned, taken, swapped, left, called off, checked in; volunteers are people, each counted once."""

from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog, Person
from core import clock
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from engagement.campaigns.models import Campaign, Shift, ShiftPlace
from engagement.campaigns.services import make_pledge
from engagement.campaigns.shifts.errors import (
    NoShiftTaken,
    ShiftCalledOff,
    ShiftFull,
    ShiftNotYet,
    ShiftPlacesTaken,
    ShiftsOverlap,
    ShiftStarted,
    ShiftTimesNotUsable,
)
from engagement.campaigns.shifts.plans import Slot
from engagement.campaigns.shifts.services import (
    call_off_shift,
    change_shift,
    check_in,
    leave_shift,
    plan_shift,
    swap_shift,
    take_back_check_in,
    take_shift,
)
from engagement.participation.selectors import live
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.engagement.campaigns.makers import make_campaign, organiser_of
from tests.makers import NOW, make_person, signed_in
from tests.races import at_once

pytestmark = pytest.mark.django_db

MANY = 50
ENGLISH = {"accept-language": "en"}


def slot(*, hours: float = 24, now: datetime = NOW, **more: Any) -> Slot:  # Any: a test names what it changes
    """Two hours long."""
    starts_at = now + timedelta(hours=hours)
    plan: dict[str, Any] = {"title": "Menjaga meja", "venue": "Balai desa", "minimum": 2, "maximum": 3} | more
    return Slot(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), **plan)


def make_helping(*, now: datetime = NOW, **more: Any) -> Campaign:  # Any: a test names what it changes
    return make_campaign(actions=("shift", "sign"), now=now, **more)


def make_shift(
    campaign: Campaign, *, hours: float = 24, now: datetime = NOW, **more: Any
) -> Shift:  # Any: a test names what it changes
    plan = slot(hours=hours, now=now, **more)
    return plan_shift(person=organiser_of(campaign), campaign=campaign, slot=plan, now=now)


def take(person: Person, shift: Shift, *, now: datetime = NOW) -> ShiftPlace:
    return take_shift(person=person, shift=shift, now=now)


def numbers(campaign: Campaign) -> dict[str, int]:
    return dict(campaign.activity.counters.values_list("name", "value"))


def taken(shift: Shift) -> tuple[int, int]:
    """What the shift's row says, and what the rows of its places say."""
    return Shift.objects.get(pk=shift.pk).taken, shift.places.filter(left_at__isnull=True).count()


def test_a_place_is_taken_once_and_a_person_with_two_shifts_is_one_volunteer() -> None:
    campaign, person = make_helping(), make_person()
    first, second = make_shift(campaign), make_shift(campaign, hours=30)

    take(person, first)
    take(person, first)
    take(person, second)

    assert (taken(first), taken(second), numbers(campaign)["volunteers"]) == ((1, 1), (1, 1), 1)
    assert list(live().values_list("person", "verb")) == [(person.pk, "volunteered")]


def test_full_called_off_started_and_overlapping_shifts_are_not_taken() -> None:
    campaign, person = make_helping(), make_person()
    full, off = make_shift(campaign, minimum=1, maximum=1), make_shift(campaign, hours=40)
    take(make_person(), full)
    call_off_shift(person=organiser_of(campaign), shift=off, note="", now=NOW)
    take(person, make_shift(campaign, hours=50))

    for shift, now, refusal in (
        (full, NOW, ShiftFull),
        (off, NOW, ShiftCalledOff),
        (make_shift(campaign), NOW + timedelta(hours=24), ShiftStarted),
        (make_shift(campaign, hours=51), NOW, ShiftsOverlap),
    ):
        with pytest.raises(refusal):
            take(person, shift, now=now)

    assert numbers(campaign)["volunteers"] == 2


def test_who_leaves_her_last_shift_is_no_volunteer_also_after_the_campaign_was_closed() -> None:
    campaign, person = make_helping(), make_person()
    first, second = make_shift(campaign), make_shift(campaign, hours=30)
    for shift in (first, second):
        take(person, shift)

    leave_shift(person=person, shift=first, now=NOW)
    with_one = numbers(campaign)["volunteers"]
    Activity.objects.update(state="closed")
    leave_shift(person=person, shift=second, now=NOW)

    assert (with_one, numbers(campaign)["volunteers"], live().count()) == (1, 0, 0)
    with pytest.raises(NoShiftTaken):
        leave_shift(person=person, shift=second, now=NOW)


def test_swap_keeps_the_old_place_when_the_new_one_is_full() -> None:
    campaign, person = make_helping(), make_person()
    old, full, free = make_shift(campaign), make_shift(campaign, maximum=2), make_shift(campaign, hours=25)
    for other in (make_person(), make_person()):
        take(other, full)
    take(person, old)

    with pytest.raises(ShiftFull):
        swap_shift(person=person, shift=old, to=full, now=NOW)
    kept = taken(old)
    swap_shift(person=person, shift=old, to=free, now=NOW)

    assert (kept, taken(old), taken(free), numbers(campaign)["volunteers"]) == ((1, 1), (0, 0), (1, 1), 3)


def test_shift_lies_ahead_and_within_the_campaign_and_keeps_room_for_who_took_it() -> None:
    campaign = make_helping()
    shift = make_shift(campaign)
    for _number in range(2):
        take(make_person(), shift)
    change = partial(change_shift, person=organiser_of(campaign), shift=shift, now=NOW)

    for hours in (-1, 80):
        with pytest.raises(ShiftTimesNotUsable):
            make_shift(campaign, hours=hours)
    with pytest.raises(ShiftPlacesTaken):
        change(slot=slot(minimum=1, maximum=1))
    with pytest.raises(NotAllowed):
        change_shift(person=make_person(), shift=shift, slot=slot(), now=NOW)
    assert change(slot=slot(maximum=2)).version == 1
    assert change(slot=slot(hours=26)).version == 2


def test_who_came_is_counted_once_and_a_slip_is_taken_back() -> None:
    campaign, person = make_helping(), make_person()
    organiser, later = organiser_of(campaign), NOW + timedelta(hours=30)
    first, second = (take(person, make_shift(campaign, hours=hours)) for hours in (24, 30))

    with pytest.raises(ShiftNotYet):
        check_in(person=organiser, place=first, now=NOW)
    for place in (first, first, second):
        check_in(person=organiser, place=place, now=later)
    both = numbers(campaign)["helped"]
    take_back_check_in(person=organiser, place=first, now=later)
    one = numbers(campaign)["helped"]
    take_back_check_in(person=organiser, place=second, now=later)

    assert (both, one, numbers(campaign)["helped"], live().filter(verb="helped").count()) == (1, 1, 0, 0)
    with pytest.raises(NotAllowed):
        check_in(person=person, place=first, now=later)
    with pytest.raises(ShiftStarted):
        leave_shift(person=person, shift=first.shift, now=later)


@pytest.mark.django_db(transaction=True)
def test_fifty_people_for_one_place_are_one_and_many_without_the_held_row() -> None:
    """The second half is the control: looking first, and writing when all have looked."""
    campaign = make_helping()
    guarded, control = (make_shift(campaign, hours=hours, minimum=1, maximum=1) for hours in (24, 30))
    people = [make_person() for _number in range(MANY)]
    all_have_looked = Barrier(MANY)

    def take_by_looking_first(person: Person) -> None:
        with transaction.atomic():
            is_free = control.places.count() < control.maximum
            all_have_looked.wait(timeout=60)
            if is_free:
                ShiftPlace.objects.create(shift=control, person=person, taken_at=NOW)

    said = at_once([partial(take, person, guarded) for person in people])
    at_once([partial(take_by_looking_first, person) for person in people])

    refused = [type(answer) for answer in said if isinstance(answer, Exception)]
    assert (refused, taken(guarded)) == ([ShiftFull] * (MANY - 1), (1, 1))
    assert (control.places.count(), numbers(campaign)["volunteers"]) == (MANY, 1)


@pytest.mark.django_db(transaction=True)
def test_swaps_across_one_another_neither_wait_for_ever_nor_lose_a_place() -> None:
    campaign = make_helping()
    one, other = make_shift(campaign, maximum=20), make_shift(campaign, hours=30, maximum=20)
    people = [make_person() for _number in range(20)]
    for number, person in enumerate(people):
        take(person, one if number % 2 else other)

    said = at_once(
        [
            partial(swap_shift, person=person, shift=pair[0], to=pair[1], now=NOW)
            for number, person in enumerate(people)
            for pair in [(one, other) if number % 2 else (other, one)]
        ]
    )

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (taken(one), taken(other), numbers(campaign)["volunteers"]) == ((10, 10), (10, 10), 20)


def test_database_itself_lets_no_shift_pass_its_maximum() -> None:
    shift = make_shift(make_helping(), maximum=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.filter(pk=shift.pk).update(taken=F("maximum") + 1)


def heard(mailoutbox: list[Any]) -> list[tuple[str, str]]:
    rounds.ring(clock=clock.now)
    told = sorted((mail.to[0], mail.subject.split(":")[0]) for mail in mailoutbox)
    mailoutbox.clear()
    return told


def test_helpers_are_reminded_the_day_before_and_two_hours_before_and_told_of_changes(
    mailoutbox: list[Any],
) -> None:
    now = clock.now()
    noon = now.replace(hour=5, minute=0) + timedelta(days=20)
    campaign = make_helping(now=now, ends_at=now + timedelta(days=40))
    ahead = (noon - now) / timedelta(hours=1)
    shift, off = (make_shift(campaign, now=now, hours=hours) for hours in (ahead, ahead + 24))
    stays, leaves = (make_person(email=f"{name}@contoh.test") for name in ("sari", "ada"))
    for person in (stays, leaves):
        take(person, shift, now=now)
    take(stays, off, now=now)
    leave_shift(person=leaves, shift=shift, now=now)
    at_first = heard(mailoutbox)

    later = (noon - now) / timedelta(hours=1) + 3
    change_shift(person=organiser_of(campaign), shift=shift, slot=slot(hours=later, now=now), now=clock.now())
    call_off_shift(person=organiser_of(campaign), shift=off, note="Hujan", now=clock.now())
    clock.shift(timedelta(minutes=5))
    changed = heard(mailoutbox)
    told = []
    clock.shift(noon + timedelta(hours=3) - timedelta(days=1, hours=8) - clock.now())
    for _half_an_hour in range(2 * 40):
        told += heard(mailoutbox)
        clock.shift(timedelta(minutes=30))

    assert (at_first, changed) == (
        [],
        [
            ("sari@contoh.test", "Your shift does not take place"),
            ("sari@contoh.test", "Your shift has changed"),
        ],
    )
    assert told == [
        ("sari@contoh.test", "Tomorrow is your shift"),
        ("sari@contoh.test", "Your shift starts soon"),
    ]


def test_promise_and_shift_of_one_campaign_are_planned_together() -> None:
    now = clock.now()
    campaign = make_helping(now=now, ends_at=now + timedelta(days=40))
    both = make_campaign(actions=("pledge", "shift"), now=now, ends_at=now + timedelta(days=40))
    for number, asked in enumerate((campaign, both)):
        person = make_person(email=f"sari{number}@contoh.test")
        take(person, make_shift(asked, now=now, hours=72), now=now)
    due_on = (now + timedelta(days=9)).date()
    make_pledge(person=person, campaign=both, words="Kursi", due_on=due_on, now=now)

    rounds.ring(clock=clock.now)

    planned = Message.objects.filter(topic__in=("shift_reminder", "pledge_reminder"), state="planned")
    assert sorted(planned.values_list("topic", "person").distinct()) == sorted(
        [
            ("pledge_reminder", person.pk),
            *(("shift_reminder", place.person_id) for place in ShiftPlace.objects.all()),
        ]
    )


def test_pages_take_swap_leave_and_show_who_came() -> None:
    campaign, person = make_helping(now=clock.now()), make_person("Sari")
    first, second = (make_shift(campaign, hours=hours, now=clock.now()) for hours in (1, 30))
    client, organiser = signed_in(person), signed_in(organiser_of(campaign))
    at = f"/campaigns/{campaign.activity.code}/shifts/"

    shown = client.get(at, headers=ENGLISH).text
    client.post(f"{at}{second.code}/take/")
    asked = client.get(f"{at}?instead_of={second.code}", headers=ENGLISH).text
    client.post(f"{at}{first.code}/take/", {"instead_of": second.code})
    swapped = (taken(first), taken(second))
    place = person.shift_places.get(left_at=None)
    roster = organiser.get(f"{at}people/", headers=ENGLISH).text
    organiser.post(f"{at}people/{place.code}/came/")
    came = organiser.get(f"{at}people/", headers=ENGLISH).text

    assert ("2 people still needed" in shown, "Take this one instead" in asked) == (True, True)
    assert (swapped, numbers(campaign)["helped"]) == (((1, 1), (0, 0)), 1)
    assert ("Sari" in roster, "1 person still needed" in roster, "Did not come" in came) == (True, True, True)
    assert AccessLog.objects.filter(person=person, what="campaign_shifts").exists()
    assert "See my shifts" in client.get(campaign.activity.get_absolute_url(), headers=ENGLISH).text


def test_pages_plan_change_and_call_off() -> None:
    campaign = make_helping(now=clock.now(), zone="Asia/Jakarta")
    organiser, at = signed_in(organiser_of(campaign)), f"/campaigns/{campaign.activity.code}/shifts/"
    day = (clock.now() + timedelta(days=1)).date()
    written = {
        "title": "Menjaga meja",
        "starts": f"{day}T09:00",
        "ends": f"{day}T11:00",
        "minimum": "1",
        "maximum": "4",
    }

    planned = organiser.post(f"{at}new/", written)
    shift = Shift.objects.get()
    crossed = organiser.post(f"{at}{shift.code}/change/", written | {"minimum": "5"})
    organiser.post(f"{at}{shift.code}/change/", written | {"maximum": "6"})
    organiser.post(f"{at}{shift.code}/call-off/", {"note": "Hujan"})

    shift.refresh_from_db()
    assert (planned.status_code, crossed.status_code, shift.starts_at.hour) == (302, 422, 2)
    assert (shift.maximum, shift.note, bool(shift.called_off_at), shift.version) == (6, "Hujan", True, 1)


def test_sensitive_campaign_says_neither_where_nor_how_many() -> None:
    campaign = make_helping(now=clock.now(), is_sensitive=True)
    make_shift(campaign, now=clock.now())
    at, stranger = f"/campaigns/{campaign.activity.code}/shifts/", make_person()

    page = signed_in(stranger).get(at, headers=ENGLISH).text
    (sent,) = ApiClient(stranger).get(at).json()["results"]

    assert ("Balai desa" in page, "still needed" in page) == (False, False)
    assert (sent["venue"], sent["taken"]) == ("", None)


@pytest.mark.parametrize("size", [1, 4])
@pytest.mark.parametrize(("who", "path", "queries"), [("helper", "", 12), ("organiser", "people/", 13)])
def test_lists_cost(
    size: int, who: str, path: str, queries: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    campaign, now = make_helping(now=clock.now()), clock.now()
    person = make_person()
    for number in range(size):
        shift = make_shift(campaign, hours=1 + 3 * number, now=now)
        take(person, shift, now=now)
        take(make_person(), shift, now=now)
        make_shift(campaign, hours=1 + 3 * number, now=now)
    client = signed_in(person if who == "helper" else organiser_of(campaign))

    with django_assert_num_queries(queries):
        client.get(f"/campaigns/{campaign.activity.code}/shifts/{path}")


def test_api_plans_takes_swaps_leaves_and_checks_in() -> None:
    campaign, person, now = make_helping(now=clock.now()), make_person("Sari"), clock.now()
    planner, helper = ApiClient(organiser_of(campaign)), ApiClient(person)
    at = f"/campaigns/{campaign.activity.code}/shifts/"
    sent = [
        {
            "title": "Menjaga meja",
            "starts_at": (now + timedelta(hours=hours)).isoformat(),
            "ends_at": (now + timedelta(hours=hours + 2)).isoformat(),
            "maximum": 3,
        }
        for hours in (1, 5)
    ]

    one, other = (planner.post(at, each).json()["code"] for each in sent)
    helper.put(f"{at}{one}/mine/", {})
    swapped = helper.put(f"{at}{other}/mine/", {"instead_of": one}).json()
    back = helper.put(f"{at}{one}/mine/", {"instead_of": other}).json()
    (listed,) = planner.get(f"{at}people/").json()["results"]
    came = planner.post(f"{at}people/{listed['code']}/came/").json()
    planner.delete(f"{at}people/{listed['code']}/came/")
    left = helper.delete(f"{at}{one}/mine/").json()
    changed = planner.put(f"{at}{other}/", sent[1] | {"maximum": 9}).json()
    called_off = planner.post(f"{at}{other}/call-off/", {"note": "Hujan"}).json()

    assert (swapped["shift"], back["shift"], listed["called"], bool(came["came_at"])) == (
        other,
        one,
        "Sari",
        True,
    )
    assert (bool(left["left_at"]), changed["maximum"], called_off["note"]) == (True, 9, "Hujan")
    assert helper.get(f"{at}mine/").json()["results"] == []
