"""Moments as organisers write them: by the clock on the wall at the place."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from core.years import check_year


class WallClockField(forms.DateTimeField):
    """A date and hour as the clock on the wall shows it; the form adds the zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_validators = [check_year]

    def to_python(self, value: Any) -> Any:
        moment = super().to_python(value)
        return moment.replace(tzinfo=None) if moment else None

    def prepare_value(self, value: Any) -> Any:
        return value


def on_the_wall(moment: datetime, zone: str) -> datetime:
    """What the clock in an IANA zone shows at an aware moment, as the field takes it."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def moment_of(written: datetime, zone: str, *, before: datetime | None = None) -> datetime:
    """The aware moment, in UTC, of what was written by the clock of a zone.

    Where nothing was changed it is the very moment that stood there `before`, for a page shows no seconds.
    """
    if before and written == on_the_wall(before, zone).replace(second=0, microsecond=0):
        return before
    return written.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
