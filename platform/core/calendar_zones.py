"""Time zones as calendar files carry them: VTIMEZONE (RFC 5545, 3.6.5), one observance for each change of the clock.

Made here, not by icalendar: its own writes the hour *after* a change where the rule asks for the hour before it, so
that the first hour of summer time is read an hour off.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@lru_cache(maxsize=512)
def vtimezone(zone: str, first_year: int, last_year: int) -> icalendar.Timezone:
    """The clock of an IANA zone from the beginning of one year to the end of another; not to be changed."""
    clock = ZoneInfo(zone)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    found = icalendar.Timezone()
    found.add("tzid", zone)
    found.add_component(_observance(start, start - _SECOND, clock, is_first=True))
    for before, after in _changes(clock, start, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        found.add_component(_observance(after, before, clock))
    return found


def _changes(clock: ZoneInfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change of the offset, and the first one after it. No zone changes twice in a day."""
    day = start
    while day < end:
        before, after = day, day + _DAY
        if _offset(before, clock) != _offset(after, clock):
            while after - before > _SECOND:
                middle = before + (after - before) // 2
                middle = middle.replace(microsecond=0)
                if _offset(middle, clock) == _offset(day, clock):
                    before = middle
                else:
                    after = middle
            yield before, after
        day += _DAY


def _observance(
    at: datetime, before: datetime, clock: ZoneInfo, *, is_first: bool = False
) -> icalendar.TimezoneStandard | icalendar.TimezoneDaylight:
    is_summer = bool(at.astimezone(clock).dst())
    part = icalendar.TimezoneDaylight() if is_summer else icalendar.TimezoneStandard()
    offset = _offset(at, clock)
    offset_from = offset if is_first else _offset(before, clock)
    # The moment of the change by the clock that was right until then.
    begins = (at + offset_from).replace(tzinfo=None)
    part.add("dtstart", begins)
    part.add("rdate", begins)
    part.add("tzoffsetfrom", offset_from)
    part.add("tzoffsetto", offset)
    part.add("tzname", at.astimezone(clock).tzname())
    return part


def _offset(moment: datetime, clock: ZoneInfo) -> timedelta:
    return moment.astimezone(clock).utcoffset() or timedelta()
