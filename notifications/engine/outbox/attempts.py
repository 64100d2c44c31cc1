"""Attempts: written ahead of each contact, ended with its answer, and found again after a crash."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from core.clock import Now
from notifications.channels.channel import Answer
from notifications.engine.choices import LETTER, AttemptState, Reason, State
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox.claim import Claim, lease
from notifications.engine.outbox.wording import mail_id
from notifications.topics import TOPIC_BY_NAME

# One statement, one commit: the lease is taken whole for the contact, and the attempt stands in the table before it.
_BEGIN = """
WITH held AS (
    UPDATE engine_message SET free_at = core_now() + make_interval(secs => %(lease)s)
    WHERE id = %(message)s AND fence = %(fence)s AND state = 'claimed' AND free_at > core_now()
    RETURNING id, fence, channel
)
INSERT INTO engine_attempt (message_id, fence, channel, mail_id, consent_id, told_version, state, started_at, answer)
SELECT id, fence, channel, %(mail_id)s, %(consent)s, %(told)s, 'started', core_now(), '' FROM held
RETURNING id
"""


def begin(message: Message, claim: Claim, *, consent_id: int | None) -> int | None:
    """Write the attempt ahead; returns its id, or None when the message is no longer ours."""
    values: dict[str, float | int | str | None] = {
        "lease": lease().total_seconds(),
        "message": message.pk,
        "fence": claim.fence,
        "mail_id": mail_id(message),
        "consent": consent_id,
        "told": told_version(message),
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN, values)
        row = cursor.fetchone()
    return row[0] if row else None


def told_version(message: Message) -> int:
    """The version of the time and place that its words name, as the gate has read it; 0 where they name none."""
    topic = TOPIC_BY_NAME.get(message.topic)
    return message.activity.time_version if message.activity and topic and topic.names_time else 0


def end(attempt_id: int, answer: Answer) -> None:
    """Write down the answer, unless somebody has counted the attempt as lost meanwhile."""
    Attempt.objects.filter(pk=attempt_id, state=AttemptState.STARTED).update(
        state=AttemptState(answer.outcome.value), ended_at=Now(), answer=answer.text[:200]
    )


def left_by_others(claims: Iterable[Claim]) -> list[Claim]:
    """Those that another sender has held before, and of which it may have left an attempt behind."""
    before = {claim.message_id: claim for claim in claims if claim.fence > 1}
    if not before:
        return []
    left = Attempt.objects.filter(message_id__in=before, state=AttemptState.STARTED)
    return [before[message_id] for message_id in left.values_list("message_id", flat=True)]


@transaction.atomic
def settle_lost(message: Any, claim: Claim) -> bool:
    """Count an attempt that a dead sender left started as unknown; False when the message may not go again."""
    lost = Attempt.objects.filter(message_id=message.pk, state=AttemptState.STARTED, fence__lt=claim.fence)
    if not lost.update(state=AttemptState.UNKNOWN, ended_at=Now(), answer="the sender died"):
        return True
    held = Message.objects.filter(pk=message.pk, fence=claim.fence, state=State.CLAIMED)
    if may_repeat(message):
        message.repeats += 1
        held.update(repeats=message.repeats)
        return True
    held.update(
        state=State.UNKNOWN,
        reason=Reason.ANSWER_LOST,
        settled_at=Now(),
        address="",
        subject="",
        text="",
        html="",
    )
    return False


def may_repeat(message: Message) -> bool:
    """A reminder goes once more when its answer was lost; a one-time code never does."""
    return message.topic != LETTER and message.repeats == 0
