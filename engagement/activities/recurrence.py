"""The days and hours of a series, by the clock on the wall: pure functions, without the database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.activities.models import MOST_DATES, Rhythm, Series

LAST_WEEK = 5
"""The fifth Friday is not in every month: from there on the last one is meant."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How a series goes on; exactly one of `until` (the last day it may fall on) and `times` (the first included)."""

    rhythm: Rhythm
    interval: int = 1
    until: date | None = None
    times: int | None = None


def rule_of(series: Series) -> Rule:
    """The rule a series was planned by."""
    return Rule(
        rhythm=Rhythm(series.rhythm), interval=series.interval, until=series.until, times=series.times
    )


def days(rule: Rule, first: date) -> list[date]:
    """The days of the series, `first` included, at most MOST_DATES; a month without such a day is left out."""
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  # days have no zone
    until = datetime.combine(rule.until, datetime.min.time()) if rule.until else None
    how: dict[str, Any] = {"dtstart": start, "interval": rule.interval, "until": until, "count": rule.times}
    match rule.rhythm:
        case Rhythm.WEEKLY:
            found = rrule(WEEKLY, **how)
        case Rhythm.MONTHLY_BY_DAY:
            found = rrule(MONTHLY, **how)
        case Rhythm.MONTHLY_BY_WEEKDAY:
            found = rrule(MONTHLY, byweekday=_nth(first), **how)
    return [day.date() for day in islice(found, MOST_DATES)]


@dataclass(frozen=True, kw_only=True)
class Times:
    """When something is held: aware moments, and the zone whose clock hangs on the wall there."""

    starts_at: datetime
    ends_at: datetime
    zone: str

    @property
    def day(self) -> date:
        """The day it begins, there."""
        return day_of(self.starts_at, self.zone)

    def wall_clock(self) -> tuple[datetime, datetime]:
        """Start and end as the clock on the wall shows them, without a zone."""
        own = ZoneInfo(self.zone)
        starts, ends = (
            moment.astimezone(own).replace(tzinfo=None) for moment in (self.starts_at, self.ends_at)
        )
        return starts, ends


def on_day(times: Times, day: date) -> Times:
    """The same hours by the clock on the wall, on another day.

    An hour that does not exist that day becomes the one after the gap; of one that comes twice the first is meant.
    """
    starts, ends = times.wall_clock()
    return _from_wall_clock(datetime.combine(day, starts.time()), ends - starts, times.zone)


def follow(own: Times, *, before: Times, after: Times) -> Times:
    """Another date of a series, when one was changed from `before` to `after`: the new hours, as many days on."""
    (old, _old_end), (new, new_end) = before.wall_clock(), after.wall_clock()
    day = own.day + (new.date() - old.date())
    return _from_wall_clock(datetime.combine(day, new.time()), new_end - new, after.zone)


def day_of(moment: datetime, zone: str) -> date:
    """The day by the clock on the wall."""
    return moment.astimezone(ZoneInfo(zone)).date()


def words(rule: Rule) -> str:
    """ "Every week", "every 2 months"."""
    is_weekly, number = rule.rhythm == Rhythm.WEEKLY, rule.interval
    if number == 1:
        return _("every week") if is_weekly else _("every month")
    if is_weekly:
        return ngettext("every %(number)d week", "every %(number)d weeks", number) % {"number": number}
    return ngettext("every %(number)d month", "every %(number)d months", number) % {"number": number}


def _nth(first: date) -> weekday:
    number = (first.day - 1) // 7 + 1
    return weekday(first.weekday(), -1 if number == LAST_WEEK else number)


def _from_wall_clock(starts: datetime, length: timedelta, zone: str) -> Times:
    own = ZoneInfo(zone)
    first, last = (moment.replace(tzinfo=own).astimezone(UTC) for moment in (starts, starts + length))
    # Within an hour that is skipped or comes twice the end may fall before the start.
    return Times(starts_at=first, ends_at=last if last > first else first + length, zone=zone)
