"""The years a date of ours may lie in: a slip like 0202 or 9999 would break the clocks of every page that shows it."""

from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

YEARS = range(2000, 2200)
EARLIEST = datetime(YEARS.start, 1, 1, tzinfo=UTC)
LATEST = datetime(YEARS.stop, 1, 1, tzinfo=UTC)


def check_year(day: date) -> None:
    """The validator of fields that take a date or a moment."""
    if day.year not in YEARS:
        raise ValidationError(words(), code="unlikely_year")


def words() -> str:
    """Which years may be written."""
    return _("Write a year between %(first)d and %(last)d.") % {"first": YEARS[0], "last": YEARS[-1]}
