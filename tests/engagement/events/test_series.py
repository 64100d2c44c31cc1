"""Series: each date an event of its own, tied by a rule; verbs on one, on those that follow, on all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from accounts.models import Person
from core.models import Fact
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity, ActivityVersion, Rhythm
from engagement.activities.plans import trunk_of
from engagement.activities.recurrence import Rule
from engagement.activities.services import approve, return_for_changes, submit
from engagement.events.choices import Scope
from engagement.events.copies import hall_of
from engagement.events.errors import (
    DateRefused,
    DateTaken,
    NoSeries,
    RegistrationFull,
    SeriesAlready,
    TooFewDates,
)
from engagement.events.models import Event, Registration
from engagement.events.services import (
    add_date,
    change_event,
    change_series,
    make_series,
    register,
    register_for_dates,
    skip_date,
)
from engagement.participation.choices import Mode
from engagement.participation.models import Participation
from tests.makers import (
    NOW,
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db

# A Wednesday, 19.00 in Jakarta.
FIRST = datetime(2026, 12, 2, 12, tzinfo=UTC)
WEEKLY = Rule(rhythm=Rhythm.WEEKLY, times=4)


def make_dates(
    organiser: Person, rule: Rule = WEEKLY, *, left_out: frozenset[date] = frozenset(), **event: Any
) -> list[Event]:
    """A series by the organiser, its dates in their order."""
    first = make_event(
        organiser=organiser,
        **{"starts_at": FIRST, "ends_at": FIRST + timedelta(hours=2)} | event,
    )
    make_series(person=organiser, event=first, rule=rule, left_out=left_out, now=NOW)
    return in_order()


def in_order() -> list[Event]:
    dates = Event.objects.select_related("activity").filter(activity__series__isnull=False)
    return list(dates.order_by("activity__occurrence"))


def starts() -> list[str]:
    return [event.activity.starts_at.isoformat()[:16] for event in in_order()]


def change(
    organiser: Person, event: Event, scope: Scope, *, hall: dict[str, Any] | None = None, **trunk: Any
) -> list[Event]:
    event = Event.objects.select_related("activity__place").get(pk=event.pk)
    changed = replace(trunk_of(event.activity), **trunk)
    new_hall = replace(hall_of(event), **(hall or {}))
    return change_series(person=organiser, event=event, trunk=changed, hall=new_hall, scope=scope, now=NOW)


@pytest.fixture
def organiser() -> Person:
    return make_organiser(make_group())


def test_each_date_is_an_event_of_its_own(organiser: Person) -> None:
    dates = make_dates(organiser, seats=7)

    assert [event.activity.occurrence for event in dates] == [
        date(2026, 12, 2) + timedelta(weeks=week) for week in range(4)
    ]
    assert starts() == ["2026-12-02T12:00", "2026-12-09T12:00", "2026-12-16T12:00", "2026-12-23T12:00"]
    assert {(event.seats, event.venue, event.activity.title) for event in dates} == {
        (7, "Balai Contoh", "Temu warga")
    }
    assert len({event.activity.code for event in dates}) == 4
    assert {event.activity.counters.get(name="hall").ceiling for event in dates} == {7}


def test_dates_of_a_published_event_are_published_with_it(organiser: Person) -> None:
    dates = make_dates(organiser)

    assert {event.activity.state for event in dates} == {State.PUBLISHED}
    assert Fact.objects.filter(name="activity_published").count() == 3


def test_days_left_out_are_not_made(organiser: Person) -> None:
    dates = make_dates(organiser, left_out=frozenset({date(2026, 12, 16)}))

    assert [event.activity.occurrence.day for event in dates if event.activity.occurrence] == [2, 9, 23]


def test_first_publication_of_a_series_waits_as_a_whole_and_is_approved_as_a_whole() -> None:
    place = make_place()
    organiser, coordinator = make_organiser(make_group(place=place)), make_coordinator(place)
    dates = make_dates(organiser, is_published=False)

    submit(person=organiser, activity=dates[0].activity, now=NOW)
    waiting = set(Activity.objects.values_list("state", flat=True))
    return_for_changes(person=coordinator, activity=dates[1].activity, note="Tulis alamatnya", now=NOW)
    returned = set(Activity.objects.values_list("state", "review_note"))
    submit(person=organiser, activity=dates[2].activity, now=NOW)
    approve(person=coordinator, activity=dates[3].activity, now=NOW)

    assert (waiting, returned) == ({State.REVIEW}, {(State.DRAFT, "Tulis alamatnya")})
    assert set(Activity.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    assert Fact.objects.filter(name__in=["activity_submitted", "activity_returned"]).count() == 3


def test_date_that_has_passed_holds_up_no_other(organiser: Person) -> None:
    make_event(organiser=organiser)
    dates = make_dates(organiser, is_published=False)
    late = NOW + timedelta(days=10)

    submit(person=organiser, activity=dates[2].activity, now=late)

    assert [event.activity.state for event in in_order()] == [
        State.DRAFT,
        State.PUBLISHED,
        State.PUBLISHED,
        State.PUBLISHED,
    ]


def test_event_is_in_one_series_at_most(organiser: Person) -> None:
    dates = make_dates(organiser)

    with pytest.raises(SeriesAlready):
        make_series(person=organiser, event=dates[1], rule=WEEKLY, now=NOW)


def test_series_of_one_date_is_none(organiser: Person) -> None:
    event = make_event(organiser=organiser, starts_at=FIRST, ends_at=FIRST + timedelta(hours=1))

    with pytest.raises(TooFewDates):
        make_series(
            person=organiser,
            event=event,
            rule=Rule(rhythm=Rhythm.WEEKLY, times=2),
            left_out=frozenset({date(2026, 12, 9)}),
            now=NOW,
        )

    assert Activity.objects.filter(series__isnull=False).count() == 0


def test_only_its_group_makes_a_series_of_an_event(organiser: Person) -> None:
    event = make_event(organiser=organiser)

    with pytest.raises(NotAllowed):
        make_series(person=make_organiser(make_group("Lain")), event=event, rule=WEEKLY, now=NOW)


def test_draft_that_nobody_joined_is_left_out_for_good(organiser: Person) -> None:
    dates = make_dates(organiser, is_published=False)

    left = skip_date(person=organiser, event=dates[1], now=NOW)

    assert (left, len(in_order())) == (None, 3)


def test_date_that_was_published_is_called_off(organiser: Person) -> None:
    dates = make_dates(organiser)

    skip_date(person=organiser, event=dates[1], now=NOW)

    assert [event.activity.state for event in in_order()] == [
        State.PUBLISHED,
        State.WITHDRAWN,
        State.PUBLISHED,
        State.PUBLISHED,
    ]


def test_date_is_added_and_published_with_the_others(organiser: Person) -> None:
    dates = make_dates(organiser)

    added = add_date(person=organiser, event=dates[0], day=date(2026, 12, 20), now=NOW)

    activity = Activity.objects.get(pk=added.pk)
    assert (activity.occurrence, activity.state) == (date(2026, 12, 20), State.PUBLISHED)
    assert activity.starts_at == datetime(2026, 12, 20, 12, tzinfo=UTC)


def test_same_date_is_not_added_twice(organiser: Person) -> None:
    dates = make_dates(organiser)

    with pytest.raises(DateTaken):
        add_date(person=organiser, event=dates[0], day=date(2026, 12, 9), now=NOW)


def test_event_by_itself_has_no_dates(organiser: Person) -> None:
    event = make_event(organiser=organiser)

    with pytest.raises(NoSeries):
        add_date(person=organiser, event=event, day=date(2026, 12, 9), now=NOW)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.THIS, ["12:00", "11:30", "12:00", "12:00"]),
        (Scope.FOLLOWING, ["12:00", "11:30", "11:30", "11:30"]),
        (Scope.ALL, ["11:30", "11:30", "11:30", "11:30"]),
    ],
)
def test_other_hour_is_for_one_date_for_those_that_follow_or_for_all(
    scope: Scope, expected: list[str], organiser: Person
) -> None:
    dates = make_dates(organiser)
    earlier = dates[1].activity.starts_at - timedelta(minutes=30)

    change(organiser, dates[1], scope, starts_at=earlier, ends_at=earlier + timedelta(hours=1))

    assert [start[11:] for start in starts()] == expected
    changed = [event for event in in_order() if event.activity.starts_at.minute == 30]
    assert {event.activity.ends_at - event.activity.starts_at for event in changed} == {timedelta(hours=1)}
    assert {event.activity.time_version for event in changed} == {2}


def test_what_is_special_on_a_date_stays(organiser: Person) -> None:
    dates = make_dates(organiser, seats=10)
    change(organiser, dates[2], Scope.THIS, hall={"venue": "Masjid Contoh"}, title="Tamu istimewa")

    change(organiser, dates[0], Scope.ALL, hall={"seats": 20}, summary="Bawa teman.")

    assert [
        (event.venue, event.seats, event.activity.title, event.activity.summary) for event in in_order()[1:3]
    ] == [
        ("Balai Contoh", 20, "Temu warga", "Bawa teman."),
        ("Masjid Contoh", 20, "Tamu istimewa", "Bawa teman."),
    ]


def test_words_alone_move_nothing(organiser: Person) -> None:
    dates = make_dates(organiser)

    change(organiser, dates[0], Scope.ALL, title="Kelas bahasa")

    assert {event.activity.title for event in in_order()} == {"Kelas bahasa"}
    assert ActivityVersion.objects.filter(number__gt=1).count() == 0


def test_date_with_too_few_seats_stands_in_the_way_of_all(organiser: Person) -> None:
    dates = make_dates(organiser, seats=10)
    register(person=make_person(), event=dates[2], mode=Mode.HALL, party_size=5, now=NOW)

    with pytest.raises(DateRefused) as refused:
        change(organiser, dates[0], Scope.ALL, hall={"seats": 3})

    assert (refused.value.day, refused.value.code) == (date(2026, 12, 16), "seats_taken")
    assert {event.seats for event in in_order()} == {10}


def test_called_off_and_past_dates_stay_as_they_are(organiser: Person) -> None:
    dates = make_dates(organiser)
    skip_date(person=organiser, event=dates[1], now=NOW)
    Activity.objects.filter(pk=dates[0].pk).update(
        starts_at=NOW - timedelta(days=1), ends_at=NOW - timedelta(hours=20)
    )

    change(organiser, dates[3], Scope.ALL, title="Judul baru")

    assert [event.activity.title for event in in_order()] == [
        "Temu warga",
        "Temu warga",
        "Judul baru",
        "Judul baru",
    ]


def test_one_act_registers_for_all_dates_and_says_which_were_full(organiser: Person) -> None:
    dates, person = make_dates(organiser, seats=2), make_person()
    Event.objects.update(has_waiting_list=False)
    register(person=make_person(), event=dates[1], mode=Mode.HALL, party_size=2, now=NOW)

    outcomes = register_for_dates(person=person, event=dates[0], mode=Mode.HALL, party_size=1, now=NOW)

    assert [type(outcome.refusal) for outcome in outcomes] == [
        type(None),
        RegistrationFull,
        type(None),
        type(None),
    ]
    assert [outcome.activity.pk for outcome in outcomes] == [event.pk for event in dates]
    assert Participation.objects.filter(person=person).count() == 3
    turns = Registration.objects.filter(person=person).order_by("event__activity__starts_at")
    assert list(turns.values_list("turn_with_others", flat=True)) == [None, 1, 1]


def test_full_date_of_a_series_is_waited_for_and_told_by_itself(organiser: Person) -> None:
    dates, person = make_dates(organiser, seats=2), make_person()
    register(person=make_person(), event=dates[0], mode=Mode.HALL, party_size=2, now=NOW)

    outcomes = register_for_dates(person=person, event=dates[0], mode=Mode.HALL, party_size=1, now=NOW)

    stands = [outcome.registration.state for outcome in outcomes if outcome.registration]
    assert stands == ["waiting", "confirmed", "confirmed", "confirmed"]
    turns = Registration.objects.filter(person=person).order_by("event__activity__starts_at")
    assert list(turns.values_list("turn_with_others", flat=True)) == [None, None, 1, 1]


def test_said_twice_for_all_dates_is_once(organiser: Person) -> None:
    dates, person = make_dates(organiser), make_person()
    for _time in range(2):
        register_for_dates(person=person, event=dates[0], mode=Mode.HALL, party_size=1, now=NOW)

    assert (Registration.objects.count(), Participation.objects.count()) == (4, 4)


def test_one_moved_date_keeps_its_place_in_the_series(organiser: Person) -> None:
    dates = make_dates(organiser)
    moved = dates[1].activity.starts_at + timedelta(days=1)
    event = Event.objects.select_related("activity__place").get(pk=dates[1].pk)

    change_event(
        person=organiser,
        event=event,
        trunk=replace(trunk_of(event.activity), starts_at=moved, ends_at=moved + timedelta(hours=2)),
        hall=hall_of(event),
        now=NOW,
    )

    assert starts() == ["2026-12-02T12:00", "2026-12-10T12:00", "2026-12-16T12:00", "2026-12-23T12:00"]
    assert in_order()[1].activity.occurrence == date(2026, 12, 9)
