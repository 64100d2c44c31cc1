"""The planner as a pure function."""

from datetime import UTC, datetime, time, timedelta

import pytest

from notifications.engine.choices import Reason, State, Urgency
from notifications.engine.moments import ReaderClock
from notifications.engine.planning.plan import Plan, merged, plans
from notifications.topics.audiences import Member, Registered
from notifications.topics.event_reminder import EVENT_REMINDER
from notifications.topics.registration_confirmation import REGISTRATION_CONFIRMATION
from notifications.topics.topic import Occasion, Step, Topic

STARTS = datetime(2026, 11, 27, 12, tzinfo=UTC)


def occasion(**changes: object) -> Occasion:
    values: dict[str, object] = {
        "activity_id": 7,
        "organisation_id": 3,
        "kind": "event",
        "state": "published",
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(hours=2),
        "zone": "Asia/Jakarta",
        "time_version": 2,
    }
    return Occasion(**{**values, **changes})  # type: ignore[arg-type]  # typed by Occasion itself


def member(joined: timedelta = timedelta(days=10), zone: str = "Asia/Jakarta") -> Member:
    return Member(person_id=1, zone=zone, turn=1, joined_at=STARTS - joined)


def rows(topic: Topic, of: Occasion, whom: Member, before: timedelta) -> dict[str, Plan]:
    return {plan.step: plan for plan in plans(topic, of, whom, now=STARTS - before)}


def test_reminders_are_planned_24_hours_and_1_hour_before() -> None:
    found = rows(EVENT_REMINDER, occasion(), member(), timedelta(days=9))

    assert {step: (plan.due_at, plan.state, plan.late) for step, plan in found.items()} == {
        "24h": (STARTS - timedelta(hours=24), State.PLANNED, False),
        "1h": (STARTS - timedelta(hours=1), State.PLANNED, False),
    }
    assert (found["24h"].time_version, found["24h"].fair_key, found["24h"].occasion) == (2, 3, "activity:7")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            timedelta(hours=20),
            {"24h": (State.PLANNED, Reason.LATE, True), "1h": (State.PLANNED, Reason.ON_TIME, False)},
        ),
        # Too little lead: folded into the next step.
        (
            timedelta(minutes=50),
            {"24h": (State.EXPIRED, Reason.TOO_LATE, True), "1h": (State.PLANNED, Reason.LATE, True)},
        ),
        (
            timedelta(0),
            {"24h": (State.EXPIRED, Reason.TOO_LATE, True), "1h": (State.EXPIRED, Reason.TOO_LATE, True)},
        ),
    ],
)
def test_planned_after_its_time_goes_out_at_once_while_it_is_useful(
    before: timedelta, expected: dict[str, tuple[State, Reason, bool]]
) -> None:
    found = rows(EVENT_REMINDER, occasion(), member(), before)

    assert {step: (plan.state, plan.reason, plan.late) for step, plan in found.items()} == expected


def test_joining_after_24_hours_before_gives_no_stale_tomorrow_but_the_last_hour() -> None:
    found = rows(EVENT_REMINDER, occasion(), member(joined=timedelta(hours=5)), timedelta(hours=5))

    assert {step: (plan.state, plan.reason) for step, plan in found.items()} == {
        "24h": (State.SKIPPED, Reason.JOINED_LATER),
        "1h": (State.PLANNED, Reason.ON_TIME),
    }


def test_confirmation_is_due_when_she_joined_and_does_not_depend_on_the_time_version() -> None:
    found = rows(REGISTRATION_CONFIRMATION, occasion(), member(joined=timedelta(days=3)), timedelta(days=3))

    assert [(plan.due_at, plan.time_version, plan.late) for plan in found.values()] == [
        (STARTS - timedelta(days=3), 0, False)
    ]


def test_news_that_is_of_no_use_any_more_leaves_no_row() -> None:
    found = rows(REGISTRATION_CONFIRMATION, occasion(), member(joined=timedelta(days=9)), timedelta(days=1))

    assert [(plan.state, plan.leaves_no_trace) for plan in found.values()] == [(State.EXPIRED, True)]


def test_topics_of_one_purpose_make_one_row_and_the_first_ones_words_win() -> None:
    leader = Topic(
        name="leader_reminder",
        purpose="event_reminder",
        label="",
        kinds=EVENT_REMINDER.kinds,
        states=EVENT_REMINDER.states,
        audience=Registered(),
        urgency=Urgency.REMINDER,
        steps=EVENT_REMINDER.steps,
    )
    now = STARTS - timedelta(days=9)

    found = merged(
        plan for topic in (leader, EVENT_REMINDER) for plan in plans(topic, occasion(), member(), now=now)
    )

    assert [(plan.topic, plan.step) for plan in found.values()] == [
        ("leader_reminder", "24h"),
        ("leader_reminder", "1h"),
    ]


def test_rule_on_the_readers_clock_keeps_what_was_meant() -> None:
    evening_before = Topic(
        name="evening_before",
        label="",
        kinds=EVENT_REMINDER.kinds,
        states=EVENT_REMINDER.states,
        audience=Registered(),
        urgency=Urgency.REMINDER,
        steps=(
            Step(
                name="eve",
                label="",
                useful_until=lambda of, due: of.starts_at,
                rule=ReaderClock(days=1, at=time(18)),
            ),
        ),
    )

    found = rows(evening_before, occasion(), member(zone="Asia/Kathmandu"), timedelta(days=9))

    assert (found["eve"].due_at, found["eve"].wall_clock, found["eve"].zone) == (
        datetime(2026, 11, 26, 12, 15, tzinfo=UTC),
        "2026-11-26T18:00",
        "Asia/Kathmandu",
    )
