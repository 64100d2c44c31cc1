"""From one message to the next in one statement and one commit: what was accepted is settled, the next attempt begun.

The statement looks once more at what is cheap to see: fence, lease, and whether the activity is as the gate saw it.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from django.db import connection
from psycopg import Cursor
from psycopg.types.numeric import Int8

from notifications.engine.choices import LETTER
from notifications.engine.models import Message
from notifications.engine.outbox.attempts import told_version
from notifications.engine.outbox.claim import Claim, lease
from notifications.engine.outbox.wording import Words, mail_id

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Ready:
    """A message that passed the gate, worded."""

    message: Any  # annotated by the gate
    claim: Claim
    words: Words
    consent_id: int | None


@dataclass(frozen=True)
class Accepted:
    """A message that its provider took a moment ago."""

    message: Message
    claim: Claim
    words: Words
    attempt_id: int


# What went out ten minutes after its time is marked late. Less than `left` seconds of the lease are too few to begin.
# `coalesce` keeps PostgreSQL from looking for one attempt in the index of all that are under way, which has thousands
# of dead entries between two vacuums.
_HAND_OVER = """
WITH clock AS MATERIALIZED (SELECT core_now() AS now),
ended AS (
    UPDATE engine_attempt SET state = 'accepted', ended_at = clock.now FROM clock
    WHERE id = %(ended)s AND coalesce(state, '') = 'started'
),
settled AS (
    UPDATE engine_message m SET state = 'accepted', settled_at = clock.now,
        late = m.late OR m.due_at < clock.now - interval '10 minutes',
        address = '', subject = %(subject)s, text = %(text)s, html = ''
    FROM clock WHERE m.id = %(settled)s AND m.fence = %(settled_fence)s AND m.state = 'claimed'
    RETURNING m.id
),
held AS (
    SELECT m.id, m.fence, m.channel, clock.now
    FROM clock CROSS JOIN engine_message m LEFT JOIN activities_activity a ON a.id = m.activity_id
    WHERE m.id = %(next)s AND m.fence = %(fence)s AND m.state = 'claimed'
      AND m.free_at > clock.now + make_interval(secs => %(left)s)
      AND a.state IS NOT DISTINCT FROM %(state)s AND a.time_version IS NOT DISTINCT FROM %(time_version)s
    FOR NO KEY UPDATE OF m
),
begun AS (
    INSERT INTO engine_attempt
        (message_id, fence, channel, mail_id, consent_id, told_version, state, started_at, answer)
    SELECT id, fence, channel, %(mail_id)s, %(consent)s, %(told)s, 'started', now, '' FROM held
    RETURNING id
)
SELECT (SELECT id FROM settled), (SELECT id FROM begun)
"""


# With None, as Django leaves it, psycopg prepares nothing at all.
_ONLY_WHEN_ASKED = 2**31


def hand_over(done: Accepted | None, ready: Ready | None) -> int | None:
    """Settle `done`, begin an attempt of `ready`; its id, or None when it may not begin (yet): look again."""
    settled, begun = _execute(_settled(done) | _begun(ready))
    if done and settled is None:
        log.warning("accepted_after_lease", message=done.message.pk)
    return begun


def least_left() -> timedelta:
    """How much of the lease is left when an attempt begins, at the least."""
    return lease() / 2


def _execute(values: dict[str, Any]) -> tuple[int | None, int | None]:
    # Any: of each column its own. Not Django's cursor: the statement is prepared once, and takes longer to plan than
    # to do.
    connection.ensure_connection()
    connection.connection.prepare_threshold = _ONLY_WHEN_ASKED
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        (row,) = cursor.execute(_HAND_OVER, values, prepare=True)
        return row


def _settled(done: Accepted | None) -> dict[str, Any]:
    if done is None:
        return dict.fromkeys(("ended", "settled", "settled_fence", "subject", "text"))
    # Nothing of a letter stays readable.
    is_kept = done.message.topic != LETTER
    return {
        "ended": Int8(done.attempt_id),
        "settled": Int8(done.message.pk),
        "settled_fence": Int8(done.claim.fence),
        "subject": done.words.subject if is_kept else "",
        "text": done.words.text if is_kept else "",
    }


def _begun(ready: Ready | None) -> dict[str, Any]:
    left = {"left": least_left().total_seconds()}
    if ready is None:
        return left | dict.fromkeys(("next", "fence", "state", "time_version", "mail_id", "consent", "told"))
    activity = ready.message.activity
    return left | {
        "next": Int8(ready.message.pk),
        "fence": Int8(ready.claim.fence),
        "state": activity and activity.state,
        "time_version": activity and Int8(activity.time_version),
        "mail_id": mail_id(ready.message),
        "consent": ready.consent_id and Int8(ready.consent_id),
        "told": Int8(told_version(ready.message)),
    }
