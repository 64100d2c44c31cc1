"""The one clock: real time, plus a shift where tests or a demonstration need days to pass.

SQL compares with `core_now()` (`Now` below); Python takes `now=` from `now()`, called only in views, tasks and
commands.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import DateTimeField, Func

from core.models import ClockShift


class ClockIsReal(Exception):
    """The clock of a real site cannot be shifted."""


class Now(Func):
    """The database's `core_now()`, for comparisons inside a query."""

    function = "core_now"
    template = "%(function)s()"
    output_field = DateTimeField()


def now() -> datetime:
    """The present moment in UTC, as every service is told it."""
    if not settings.CLOCK_SHIFTABLE:
        return datetime.now(UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT core_now()")
        return cursor.fetchone()[0]


def shift(by: timedelta) -> timedelta:
    """Move the clock on (or back) by `by`; returns the whole shift now in force.

    Raises ClockIsReal where CLOCK_SHIFTABLE is off.
    """
    if not settings.CLOCK_SHIFTABLE:
        raise ClockIsReal("Set CLOCK_SHIFTABLE=1, in tests or a demonstration only.")
    row, _ = ClockShift.objects.get_or_create(pk=1)
    row.by += by
    row.save(update_fields=["by"])
    return row.by


def reset() -> None:
    """Back to real time."""
    ClockShift.objects.all().delete()
