"""The clock changes of a VTIMEZONE, as a program reads them that knows no zone by its name."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from core.calendar_zones import vtimezone

# Zones that change on other days, other hours, by half an hour, the other way round, and twice around Ramadan.
ZONES = (
    "Europe/Amsterdam",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Europe/Dublin",
    "Africa/Cairo",
    "America/Santiago",
    "Asia/Jakarta",
)


def clock_of_the_file(zone: str) -> object:
    """The zone as vobject builds it from the file alone, under a name nobody knows."""
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "test")
    part = icalendar.Timezone.from_ical(vtimezone(zone, 2026, 2027).to_ical())
    calendar.add_component(part)
    event = icalendar.Event()
    event.add("uid", "one")
    event.add("dtstart", datetime(2026, 6, 1, 12, tzinfo=ZoneInfo(zone)))
    calendar.add_component(event)
    file = calendar.to_ical().decode().replace(zone, f"Elsewhere-{zone.replace('/', '-')}")
    return vobject.readOne(file).vevent.dtstart.value.tzinfo


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_of_two_years_is_read_as_it_is(zone: str) -> None:
    own, read = ZoneInfo(zone), clock_of_the_file(zone)
    hour, wrong = datetime(2026, 1, 1, tzinfo=UTC), []

    while hour < datetime(2027, 12, 31, tzinfo=UTC):
        wall = hour.astimezone(own).replace(tzinfo=None)
        said_twice = (
            wall.replace(tzinfo=own, fold=0).utcoffset() != wall.replace(tzinfo=own, fold=1).utcoffset()
        )
        if not said_twice and wall.replace(tzinfo=read).utcoffset() != hour.astimezone(own).utcoffset():  # type: ignore[arg-type]  # vobject has no types
            wrong.append(hour)
        hour += timedelta(hours=1)

    assert wrong == []


def test_begins_of_summer_and_winter_time_stand_as_the_clock_showed_them_before() -> None:
    file = vtimezone("Europe/Amsterdam", 2026, 2026).to_ical().decode()

    said = [line for line in file.splitlines() if line.startswith(("BEGIN", "DTSTART", "TZOFFSET"))]
    assert said == [
        "BEGIN:VTIMEZONE",
        "BEGIN:STANDARD",
        "DTSTART:20260101T010000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0100",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "BEGIN:STANDARD",
        "DTSTART:20261025T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
    ]
