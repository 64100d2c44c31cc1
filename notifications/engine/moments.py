"""When a step is due: three kinds of rule, each in one clock.

Hours are absolute. Days keep the occasion's wall clock in its own zone. An hour of the day is the reader's wall clock.
A wall-clock moment that does not exist moves forward by the gap; one that exists twice is the first (PEP 495, fold=0).
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Moment:
    """An instant in UTC, and the reading of whose clock was meant where the rule speaks of one."""

    at: datetime
    wall_clock: str = ""
    zone: str = ""


@dataclass(frozen=True)
class HoursBefore:
    """So many hours and minutes before, whatever the clocks do meanwhile."""

    by: timedelta

    def moment(self, anchor: datetime, *, place_zone: str, reader_zone: str) -> Moment:
        return Moment(anchor.astimezone(UTC) - self.by)


@dataclass(frozen=True)
class DaysBefore:
    """The same hour by the clock at the place, so many days earlier."""

    days: int

    def moment(self, anchor: datetime, *, place_zone: str, reader_zone: str) -> Moment:
        there = anchor.astimezone(ZoneInfo(place_zone)).replace(tzinfo=None)
        return on_clock(there - timedelta(days=self.days), place_zone)


@dataclass(frozen=True)
class ReaderClock:
    """At an hour of the reader's own clock, so many days before the day on which it happens for her."""

    days: int
    at: time

    def moment(self, anchor: datetime, *, place_zone: str, reader_zone: str) -> Moment:
        day = anchor.astimezone(ZoneInfo(reader_zone)).date() - timedelta(days=self.days)
        return on_clock(datetime.combine(day, self.at), reader_zone)


Rule = HoursBefore | DaysBefore | ReaderClock


def on_clock(reading: datetime, zone: str) -> Moment:
    """The instant at which the clock of `zone` shows `reading` (naive)."""
    # With fold=0 a reading inside a gap takes the offset from before it, which lands the gap's length later.
    at = reading.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
    return Moment(at, wall_clock=reading.isoformat(timespec="minutes"), zone=zone)
