"""The cases of REMINDERS.md about quiet hours: pure, and end to end."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Person
from core import clock
from core.models import SiteSettings
from engagement.events.models import Event
from notifications.engine.choices import Reason
from notifications.engine.planning.quiet import Quiet, fitted, quiet_hours
from tests.notifications.cases.telling import SETTLED, move, pass_until, ring, rows, told
from tests.notifications.makers import join, make_event, make_person

NIGHT = Quiet(time(21), time(7))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(text: str, zone: str = "Asia/Jakarta") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


# Rows: due, useful until, goes out, why; by the clock of Jakarta, planned days before.
CASES = [
    # The two of the contract: due at 22:00 for 07:30 of the next day, and one at 05:00 for 06:00.
    ("2027-03-04T22:00", "2027-03-05T07:30", "2027-03-04T20:50", Reason.QUIET_SOONER),
    ("2027-03-05T05:00", "2027-03-05T06:00", "2027-03-04T20:50", Reason.QUIET_SOONER),
    ("2027-03-04T22:00", "2027-03-05T21:00", "2027-03-05T07:00", Reason.QUIET_LATER),
    # A quarter of an hour later is better than the evening before.
    ("2027-03-05T06:45", "2027-03-05T07:45", "2027-03-05T07:00", Reason.QUIET_LATER),
    ("2027-03-05T07:00", "2027-03-05T08:00", "2027-03-05T07:00", None),
    ("2027-03-04T20:59", "2027-03-04T21:59", "2027-03-04T20:59", None),
    ("2027-03-04T21:00", "2027-03-04T22:00", "2027-03-04T20:50", Reason.QUIET_SOONER),
]


@pytest.mark.parametrize(("due", "until", "goes", "why"), CASES)
def test_due_in_the_quiet_is_held_or_pulled_forward(
    due: str, until: str, goes: str, why: Reason | None
) -> None:
    moment, reason = fitted(
        at(due), useful_until=at(until), quiet=NIGHT, zone="Asia/Jakarta", now=at("2027-03-01T12:00")
    )

    assert (moment, reason) == (at(goes), why)


def test_planned_in_the_night_for_the_morning_fits_nowhere() -> None:
    due = at("2027-03-05T05:00")

    moment, reason = fitted(
        due,
        useful_until=at("2027-03-05T06:00"),
        quiet=NIGHT,
        zone="Asia/Jakarta",
        now=at("2027-03-04T23:00"),
    )

    assert (moment, reason) == (due, Reason.QUIET)


def test_looked_at_again_shortly_before_the_quiet_it_is_still_pulled_forward() -> None:
    moment, reason = fitted(
        at("2027-03-05T05:00"),
        useful_until=at("2027-03-05T06:00"),
        quiet=NIGHT,
        zone="Asia/Jakarta",
        now=at("2027-03-04T20:55"),
    )

    assert (moment, reason) == (at("2027-03-04T20:50"), Reason.QUIET_SOONER)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Amsterdam", "2027-03-28"),
        ("Europe/Amsterdam", "2026-10-25"),
        ("America/New_York", "2027-03-14"),
        ("Australia/Sydney", "2027-04-04"),
    ],
)
def test_quiet_ends_at_seven_by_her_clock_when_clocks_change(zone: str, day: str) -> None:
    due = at(f"{day}T05:00", zone)

    moment, _reason = fitted(due, useful_until=due + DAY, quiet=NIGHT, zone=zone, now=due - DAY)

    assert moment.astimezone(ZoneInfo(zone)).strftime("%F %H:%M") == f"{day} 07:00"


def test_quiet_hours_may_lie_in_the_day_and_may_be_none() -> None:
    by_day = quiet_hours((time(9), time(17)), (time(21), time(7)))

    assert by_day == Quiet(time(9), time(17))
    assert by_day.around(at("2027-03-05T12:00"), "Asia/Jakarta") == (
        at("2027-03-05T09:00"),
        at("2027-03-05T17:00"),
    )
    assert by_day.around(at("2027-03-05T22:00"), "Asia/Jakarta") is None
    assert quiet_hours((time(0), time(0)), (time(21), time(7))) is None
    assert quiet_hours((None, None), (time(21), time(7))) == NIGHT


def sleeper(called: str = "Wati", *, zone: str = "Asia/Jakarta") -> Person:
    """Somebody with the site's quiet hours."""
    person = make_person(called, zone=zone)
    Person.objects.filter(pk=person.pk).update(quiet_from=None, quiet_until=None)
    return person


def event_at(moment: str) -> Event:
    """Planned on the 1st of March, at noon in Jakarta."""
    clock.shift(at("2027-03-01T12:00") - clock.now())
    return make_event(title="Race", starts_at=at(moment))


@pytest.mark.django_db
def test_reminder_for_the_early_morning_comes_in_the_evening_once_and_says_why(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T06:00"), sleeper()
    join(person, event)
    ring()
    pass_until(at("2027-03-04T07:00"))
    pass_until(at("2027-03-04T20:50"))
    in_the_evening = len(mailoutbox)
    pass_until(at("2027-03-05T05:00"))

    # The confirmation, the day before at 07:00, and in the evening.
    assert (in_the_evening, len(mailoutbox)) == (3, 3)
    assert rows(person, topic="event_reminder") == {
        ("event_reminder", "24h", 1): ("accepted", "quiet_later"),
        ("event_reminder", "1h", 1): ("accepted", "quiet_sooner"),
    }


@pytest.mark.django_db
def test_registered_in_the_night_for_the_early_morning_reads_it_in_the_inbox(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T06:00"), sleeper()
    clock.shift(at("2027-03-04T23:00") - clock.now())
    join(person, event)
    ring()
    pass_until(at("2027-03-05T05:00"))

    assert told(person, mailoutbox) == ["You are registered: Race"]
    assert rows(person, step="1h") == {("event_reminder", "1h", 1): ("skipped", "quiet")}


@pytest.mark.django_db
def test_her_own_hours_count_before_the_sites(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T22:30"), sleeper()
    Person.objects.filter(pk=person.pk).update(quiet_from=time(23), quiet_until=time(5))
    join(person, event)
    ring()
    pass_until(at("2027-03-04T22:30"))
    pass_until(at("2027-03-05T21:30"))

    assert rows(person, topic="event_reminder") == {
        ("event_reminder", "24h", 1): ("accepted", "on_time"),
        ("event_reminder", "1h", 1): ("accepted", "on_time"),
    }


@pytest.mark.django_db
def test_site_without_quiet_hours_writes_at_night(mailoutbox: list[Any]) -> None:
    SiteSettings.objects.create(pk=1, quiet_from=time(0), quiet_until=time(0))
    event, person = event_at("2027-03-05T23:00"), sleeper()
    join(person, event)
    ring()
    pass_until(at("2027-03-05T22:00"))

    assert rows(person, step="1h") == {("event_reminder", "1h", 1): ("accepted", "on_time")}


@pytest.mark.django_db
def test_hours_changed_between_plan_and_send_count_at_the_gate(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T12:00"), sleeper()
    join(person, event)
    ring()
    Person.objects.filter(pk=person.pk).update(quiet_from=time(11), quiet_until=time(13))
    pass_until(at("2027-03-04T12:00"))
    held = rows(person, step="24h")
    pass_until(at("2027-03-04T13:00"))

    assert held == {("event_reminder", "24h", 1): ("planned", "quiet_later")}
    assert rows(person, step="24h") == {("event_reminder", "24h", 1): ("accepted", "quiet_later")}


@pytest.mark.django_db
def test_zone_changed_between_plan_and_send_counts_at_the_gate(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T16:00"), sleeper()
    join(person, event)
    ring()
    # 16:00 in Jakarta is four in the morning in New York.
    Person.objects.filter(pk=person.pk).update(zone="America/New_York")
    pass_until(at("2027-03-04T16:00"))
    held = rows(person, step="24h")
    pass_until(at("2027-03-04T07:00", "America/New_York"))

    assert held == {("event_reminder", "24h", 1): ("planned", "quiet_later")}
    assert told(person, mailoutbox)[1:] == [
        "Race: Friday, 5 Mar, 16:00–18:00 WIB (04:00–06:00 your time, New York)"
    ]


@pytest.mark.django_db
def test_what_is_urgent_is_not_held(mailoutbox: list[Any]) -> None:
    event, person = event_at("2027-03-05T12:00"), sleeper()
    clock.shift(at("2027-03-03T23:00") - clock.now())
    join(person, event)
    ring()
    move(event, starts_at=at("2027-03-06T12:00"))
    clock.shift(SETTLED)
    ring()

    assert [subject.partition(":")[0] for subject in told(person, mailoutbox)] == [
        "You are registered",
        "New time for Race",
    ]
