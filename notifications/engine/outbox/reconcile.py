"""What dead senders left behind: messages nobody holds any more, and attempts of which nobody will tell the end.

A claim does the same for what is due. This does it also for what no claim will come to: past its use, or while the
provider is left alone.
"""

from django.db import connection

from notifications.engine.outbox.claim import lease

# A code is never repeated, anything else once: as `attempts.may_repeat` has it. The fence shuts the dead sender out.
_FREE = """
WITH clock AS MATERIALIZED (SELECT core_now() AS now),
dead AS MATERIALIZED (
    SELECT m.id FROM engine_message m, clock WHERE m.state = 'claimed' AND m.free_at <= clock.now
    FOR UPDATE OF m SKIP LOCKED
),
lost AS (
    UPDATE engine_attempt a SET state = 'unknown', ended_at = clock.now, answer = 'the sender died'
    FROM dead, clock WHERE a.message_id = dead.id AND a.state = 'started'
    RETURNING a.message_id AS id
),
judged AS (
    SELECT m.id, lost.id IS NOT NULL AS is_lost,
        lost.id IS NOT NULL AND (m.topic = 'letter' OR m.repeats > 0) AS is_over
    FROM engine_message m JOIN dead USING (id) LEFT JOIN lost USING (id)
)
UPDATE engine_message m SET
    fence = fence + 1,
    state = CASE WHEN is_over THEN 'unknown' ELSE 'planned' END,
    reason = CASE WHEN is_over THEN 'answer_lost' ELSE reason END,
    settled_at = CASE WHEN is_over THEN clock.now END,
    repeats = repeats + CASE WHEN is_lost AND NOT is_over THEN 1 ELSE 0 END,
    address = CASE WHEN is_over THEN '' ELSE address END,
    subject = CASE WHEN is_over THEN '' ELSE subject END,
    text = CASE WHEN is_over THEN '' ELSE text END,
    html = CASE WHEN is_over THEN '' ELSE html END
FROM judged, clock WHERE m.id = judged.id
"""

# The message has gone on without it: somebody else claimed and settled it, or it was ended from outside.
_END_STRAYS = """
UPDATE engine_attempt a SET state = 'unknown', ended_at = core_now(), answer = 'the sender died'
WHERE a.state = 'started' AND a.started_at < core_now() - make_interval(secs => %s)
  AND NOT EXISTS (
    SELECT FROM engine_message m WHERE m.id = a.message_id AND m.state = 'claimed' AND m.fence = a.fence)
"""


def reconcile() -> int:
    """Free dead leases and end the attempts left under way; returns how many messages were freed."""
    with connection.cursor() as cursor:
        cursor.execute(_FREE)
        freed = cursor.rowcount
        cursor.execute(_END_STRAYS, [lease().total_seconds()])
    return freed
