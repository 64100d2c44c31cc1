"""Three kinds of rule, and clocks that jump."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from notifications.engine.moments import DaysBefore, HoursBefore, ReaderClock, on_clock


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("zone", "reading", "shown"),
    [
        ("Europe/Amsterdam", "2027-03-28T02:30", "2027-03-28T03:30+02:00"),
        ("America/New_York", "2027-03-14T02:30", "2027-03-14T03:30-04:00"),
        ("Australia/Sydney", "2026-10-04T02:30", "2026-10-04T03:30+11:00"),
        # Twenty-four hours were left out there when Samoa crossed the date line.
        ("Pacific/Apia", "2011-12-30T10:00", "2011-12-31T10:00+14:00"),
    ],
)
def test_reading_inside_a_gap_moves_forward_by_the_gap(zone: str, reading: str, shown: str) -> None:
    moment = on_clock(datetime.fromisoformat(reading), zone)

    assert moment.at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes") == shown
    assert (moment.wall_clock, moment.zone) == (reading, zone)


@pytest.mark.parametrize(
    ("zone", "reading", "utc"),
    [
        ("Europe/Amsterdam", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),
        ("Australia/Sydney", "2027-04-04T02:30", "2027-04-03T15:30"),
    ],
)
def test_reading_that_comes_twice_is_the_first(zone: str, reading: str, utc: str) -> None:
    assert on_clock(datetime.fromisoformat(reading), zone).at == at(utc, "UTC")


def test_hours_are_absolute_across_a_shift() -> None:
    starts = at("2027-03-28T12:00", "Europe/Amsterdam")

    moment = HoursBefore(timedelta(hours=24)).moment(
        starts, place_zone="Europe/Amsterdam", reader_zone="Asia/Jakarta"
    )

    assert moment.at == starts.astimezone(UTC) - timedelta(hours=24)
    assert moment.at.astimezone(ZoneInfo("Europe/Amsterdam")).time() == time(11)
    assert moment.wall_clock == ""


def test_days_keep_the_clock_of_the_place_across_a_shift() -> None:
    starts = at("2027-03-28T12:00", "Europe/Amsterdam")

    moment = DaysBefore(7).moment(starts, place_zone="Europe/Amsterdam", reader_zone="Asia/Jakarta")

    assert moment.at.astimezone(ZoneInfo("Europe/Amsterdam")).isoformat() == "2027-03-21T12:00:00+01:00"
    assert (moment.wall_clock, moment.zone) == ("2027-03-21T12:00", "Europe/Amsterdam")


@pytest.mark.parametrize(
    ("reader", "utc"),
    [
        ("Asia/Jakarta", "2026-11-26T02:00"),
        ("Asia/Makassar", "2026-11-26T01:00"),
        ("Asia/Jayapura", "2026-11-26T00:00"),
        ("Asia/Hong_Kong", "2026-11-26T01:00"),
        ("Asia/Kathmandu", "2026-11-26T03:15"),
        ("Asia/Riyadh", "2026-11-26T06:00"),
        # There it is still the 26th when it starts, so the day before is the 25th.
        ("America/New_York", "2026-11-25T14:00"),
    ],
)
def test_nine_the_day_before_is_the_readers_clock(reader: str, utc: str) -> None:
    starts = at("2026-11-27T10:00", "Asia/Jakarta")

    moment = ReaderClock(1, time(9)).moment(starts, place_zone="Asia/Jakarta", reader_zone=reader)

    assert moment.at == at(utc, "UTC")
    assert moment.zone == reader


@pytest.mark.parametrize(
    ("zone", "starts"),
    [
        ("Europe/Amsterdam", "2027-03-29T10:00"),
        ("Australia/Sydney", "2026-10-05T10:00"),
        ("America/New_York", "2027-03-15T10:00"),
    ],
)
def test_nine_the_day_before_stays_nine_on_the_day_of_the_gap(zone: str, starts: str) -> None:
    moment = ReaderClock(1, time(9)).moment(at(starts, zone), place_zone=zone, reader_zone=zone)

    assert moment.at.astimezone(ZoneInfo(zone)).time() == time(9)
