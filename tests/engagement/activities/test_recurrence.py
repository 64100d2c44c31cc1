"""The days and hours of a series: weeks, months, and weeks in which clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engagement.activities.models import MOST_DATES, Rhythm
from engagement.activities.recurrence import Rule, Times, days, follow, on_day, words


def times(zone: str, day: str, hour: str, minutes: int = 90) -> Times:
    starts_at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return Times(starts_at=starts_at, ends_at=starts_at + timedelta(minutes=minutes), zone=zone)


@pytest.mark.parametrize(
    ("rule", "first", "expected"),
    [
        (Rule(rhythm=Rhythm.WEEKLY, times=3), "2026-12-02", ["2026-12-02", "2026-12-09", "2026-12-16"]),
        (
            Rule(rhythm=Rhythm.WEEKLY, interval=2, until=date(2026, 12, 30)),
            "2026-12-02",
            ["2026-12-02", "2026-12-16", "2026-12-30"],
        ),
        # There is no 31st in every month.
        (
            Rule(rhythm=Rhythm.MONTHLY_BY_DAY, times=3),
            "2026-12-31",
            ["2026-12-31", "2027-01-31", "2027-03-31"],
        ),
        # The second Tuesday.
        (
            Rule(rhythm=Rhythm.MONTHLY_BY_WEEKDAY, times=3),
            "2026-12-08",
            ["2026-12-08", "2027-01-12", "2027-02-09"],
        ),
        # A fifth Wednesday is the last one of its month.
        (
            Rule(rhythm=Rhythm.MONTHLY_BY_WEEKDAY, times=3),
            "2026-12-30",
            ["2026-12-30", "2027-01-27", "2027-02-24"],
        ),
        (
            Rule(rhythm=Rhythm.MONTHLY_BY_WEEKDAY, interval=3, times=2),
            "2026-12-04",
            ["2026-12-04", "2027-03-05"],
        ),
    ],
)
def test_days_follow_the_rule(rule: Rule, first: str, expected: list[str]) -> None:
    assert [day.isoformat() for day in days(rule, date.fromisoformat(first))] == expected


def test_series_ends_after_two_years_of_weeks() -> None:
    found = days(Rule(rhythm=Rhythm.WEEKLY, until=date(2036, 1, 1)), date(2026, 12, 2))

    assert (len(found), found[-1]) == (MOST_DATES, date(2026, 12, 2) + timedelta(weeks=103))


@pytest.mark.parametrize(
    ("zone", "first", "then", "offsets"),
    [
        ("Europe/Amsterdam", "2027-03-24", date(2027, 3, 31), (1, 2)),
        ("Europe/Amsterdam", "2027-10-27", date(2027, 11, 3), (2, 1)),
        ("Australia/Sydney", "2027-03-31", date(2027, 4, 7), (11, 10)),
        ("Australia/Sydney", "2027-09-29", date(2027, 10, 6), (10, 11)),
    ],
)
def test_clock_on_the_wall_stays_when_clocks_change(
    zone: str, first: str, then: date, offsets: tuple[int, int]
) -> None:
    before = times(zone, first, "19:00")

    after = on_day(before, then)

    assert [moment.isoformat() for moment in after.wall_clock()] == [f"{then}T19:00:00", f"{then}T20:30:00"]
    hours = [one.starts_at.astimezone(ZoneInfo(zone)).utcoffset() for one in (before, after)]
    assert hours == [timedelta(hours=hour) for hour in offsets]


def test_hour_that_is_skipped_moves_on_by_the_gap() -> None:
    after = on_day(times("Europe/Amsterdam", "2027-03-21", "02:30"), date(2027, 3, 28))

    own = ZoneInfo("Europe/Amsterdam")
    assert after.starts_at.astimezone(own).isoformat() == "2027-03-28T03:30:00+02:00"
    assert after.ends_at > after.starts_at


def test_hour_that_comes_twice_is_the_first() -> None:
    after = on_day(times("Europe/Amsterdam", "2027-10-24", "02:30"), date(2027, 10, 31))

    assert after.starts_at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_others_follow_by_days_and_take_the_new_hours() -> None:
    before, after = (
        times("Asia/Jakarta", "2026-12-02", "19:00"),
        times("Asia/Jakarta", "2026-12-03", "18:30", 60),
    )

    then = follow(times("Asia/Jakarta", "2026-12-11", "20:00"), before=before, after=after)

    assert then == times("Asia/Jakarta", "2026-12-12", "18:30", 60)


def test_rule_is_said_in_words() -> None:
    said = [words(Rule(rhythm=rhythm, interval=number, times=2)) for rhythm in Rhythm for number in (1, 2)]

    assert said == [
        "every week",
        "every 2 weeks",
        "every month",
        "every 2 months",
        "every month",
        "every 2 months",
    ]
