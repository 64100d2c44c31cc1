"""Quiet hours: a span of the reader's own clock in which only what is urgent is sent. Pure functions."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from notifications.engine.choices import Reason
from notifications.engine.moments import on_clock

# What is pulled forward is due this long before the quiet begins, so that a slow bell still sends it in time.
AHEAD = timedelta(minutes=10)
# A message pulled forward may still go out this long after the quiet began, when the bell was late.
GRACE = timedelta(minutes=15)
# As much time is enough for whoever reads it after the quiet.
ENOUGH = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quiet:
    """From one reading of the clock to another, over midnight where the second is the earlier one."""

    begins: time
    ends: time

    def around(self, moment: datetime, zone: str) -> tuple[datetime, datetime] | None:
        """The quiet span of the clock of `zone` that holds `moment`: its begin and its end; None outside."""
        today = moment.astimezone(ZoneInfo(zone)).date()
        over_midnight = _DAY if self.ends <= self.begins else timedelta(0)
        for day in (today - _DAY, today):
            begins = on_clock(datetime.combine(day, self.begins), zone).at
            ends = on_clock(datetime.combine(day + over_midnight, self.ends), zone).at
            if begins <= moment < ends:
                return begins, ends
        return None


def quiet_hours(own: tuple[time | None, time | None], sites: tuple[time, time]) -> Quiet | None:
    """Her own, else the site's; None where the two readings are the same: then there is no quiet."""
    begins, ends = own
    if begins is None or ends is None:
        begins, ends = sites
    return None if begins == ends else Quiet(begins, ends)


def fitted(
    at: datetime, *, useful_until: datetime, quiet: Quiet | None, zone: str, now: datetime
) -> tuple[datetime, Reason | None]:
    """When a message that is due `at` goes out, and why then; no reason where no quiet is in its way.

    Held until the quiet ends; pulled forward to before it begins where that would be too late to be useful; else its
    own moment, at which she finds it in her inbox only.
    """
    start = max(at, now)
    span = quiet.around(start, zone) if quiet else None
    if quiet is None or span is None:
        return at, None
    begins, ends = span
    if is_in_time(ends, since=start, useful_until=useful_until):
        return ends, Reason.QUIET_LATER
    sooner = begins - AHEAD
    if now < begins and quiet.around(sooner, zone) is None:
        return sooner, Reason.QUIET_SOONER
    return at, Reason.QUIET


def is_in_time(ends: datetime, *, since: datetime, useful_until: datetime) -> bool:
    """Whether the end of the quiet leaves half of the time she would have had, or an hour."""
    return ends + min((useful_until - since) / 2, ENOUGH) <= useful_until
