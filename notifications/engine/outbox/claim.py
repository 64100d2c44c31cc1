"""Taking due messages: in batches, urgent ones first, each organisation its share, under a lease and a fence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection

from notifications.engine.choices import Urgency


@dataclass(frozen=True)
class Claim:
    """A message that is ours until the lease ends; whoever claims it later holds a higher fence."""

    message_id: int
    fence: int
    topic: str


def lease() -> timedelta:
    return timedelta(seconds=settings.REMINDER_LEASE_SECONDS)


# Walks the open index from one fair key to the next: one look per organisation, however many rows each has.
_KEYS_WITH_DUE = """
WITH RECURSIVE keys AS (
    (SELECT fair_key FROM engine_message WHERE state IN ('planned', 'claimed') AND urgency = %(urgency)s
     ORDER BY fair_key LIMIT 1)
    UNION ALL
    SELECT (SELECT m.fair_key FROM engine_message m
            WHERE m.state IN ('planned', 'claimed') AND m.urgency = %(urgency)s AND m.fair_key > keys.fair_key
            ORDER BY m.fair_key LIMIT 1)
    FROM keys WHERE keys.fair_key IS NOT NULL
)
SELECT fair_key FROM keys WHERE fair_key IS NOT NULL AND EXISTS (
    SELECT 1 FROM engine_message m
    WHERE m.state IN ('planned', 'claimed') AND m.urgency = %(urgency)s AND m.fair_key = keys.fair_key
      AND m.free_at <= (SELECT core_now()))
ORDER BY random() LIMIT %(most)s
"""

# The share is a value and no sub-select, so that PostgreSQL reads just so many rows from the index. The clock is a
# sub-select, so that it is asked once.
_CLAIM = """
WITH taken AS MATERIALIZED (
    SELECT mine.id, mine.free_at FROM unnest(%(keys)s::bigint[]) AS due (fair_key) CROSS JOIN LATERAL (
        SELECT m.id, m.free_at FROM engine_message m
        WHERE m.state IN ('planned', 'claimed') AND m.urgency = %(urgency)s AND m.fair_key = due.fair_key
          AND m.free_at <= (SELECT core_now())
        ORDER BY m.free_at LIMIT %(share)s
        FOR UPDATE SKIP LOCKED) mine
)
UPDATE engine_message SET state = 'claimed', fence = fence + 1,
    free_at = (SELECT core_now()) + make_interval(secs => %(lease)s)
FROM taken WHERE engine_message.id = taken.id
RETURNING taken.free_at, engine_message.id, engine_message.fence, engine_message.topic
"""

_RELEASE = """
UPDATE engine_message SET state = 'planned', free_at = (SELECT core_now())
FROM unnest(%s::bigint[], %s::bigint[]) AS ours (id, fence)
WHERE engine_message.id = ours.id AND engine_message.fence = ours.fence AND engine_message.state = 'claimed'
"""

_HOLDS = """
SELECT 1 FROM engine_message WHERE id = %s AND fence = %s AND state = 'claimed' AND free_at > core_now()
"""


def claim(most: int, among: Iterable[Urgency] = Urgency) -> list[Claim]:
    """Up to `most` due messages of the most urgent class that has any; committed at once, no lock is kept."""
    for urgency in among:
        with connection.cursor() as cursor:
            cursor.execute(_KEYS_WITH_DUE, {"urgency": urgency.value, "most": most})
            keys = [key for (key,) in cursor.fetchall()]
            if not keys:
                continue
            share = max(1, most // len(keys))
            values: dict[str, float | list[int]] = {
                "urgency": urgency.value,
                "keys": keys,
                "share": share,
                "lease": lease().total_seconds(),
            }
            cursor.execute(_CLAIM, values)
            # The update gives them back in any order; who has waited longest goes first.
            if claims := [Claim(*row) for _since, *row in sorted(cursor.fetchall())]:
                return claims
    return []


def holds(claim: Claim) -> bool:
    """Whether the message is still ours: asked immediately before the contact."""
    with connection.cursor() as cursor:
        cursor.execute(_HOLDS, [claim.message_id, claim.fence])
        return cursor.fetchone() is not None


def release(claims: list[Claim]) -> None:
    """Give back what was not touched, to be claimed again at once."""
    with connection.cursor() as cursor:
        cursor.execute(_RELEASE, [[held.message_id for held in claims], [held.fence for held in claims]])
