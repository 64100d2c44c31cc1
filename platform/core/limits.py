"""How often something may be tried, counted in PostgreSQL so that the count holds when Redis is away."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from core.codes import keyed_hash
from core.models import Limit


class TooManyTries(Exception):
    """The limit is used up; `again_at` says from when it is free again."""

    def __init__(self, again_at: datetime) -> None:
        self.again_at = again_at
        super().__init__(_("Too many tries. Please wait a little, then try again."))


@dataclass(frozen=True)
class Allowance:
    """At most `times` in each window of `per`, for one name."""

    name: str
    times: int
    per: timedelta


_COUNT = """
INSERT INTO core_limit (name, key, window_starts_at, count) VALUES (%s, %s, %s, 1)
ON CONFLICT (name, key, window_starts_at) DO UPDATE SET count = core_limit.count + 1
RETURNING count
"""


def spend(allowance: Allowance, *, key: str, now: datetime) -> None:
    """Count one try for `key` (an account or a normalised address); committed before the deed starts.

    Call it outside a transaction, so that a deed that fails still counts. Raises TooManyTries.
    """
    seconds = int(allowance.per.total_seconds())
    starts_at = datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [allowance.name, keyed_hash(allowance.name, key), starts_at])
        (count,) = cursor.fetchone()
    if count > allowance.times:
        raise TooManyTries(starts_at + allowance.per)


def forget_old(*, now: datetime) -> int:
    """Remove windows older than a day; returns how many rows."""
    removed, _rows = Limit.objects.filter(window_starts_at__lt=now - timedelta(days=1)).delete()
    return removed
