"""Writing down what happened, always under the fence: whoever lost the lease changes nothing."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from time import sleep
from typing import Any

from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F

from accounts.choices import ContactKind
from accounts.models import ContactPoint
from core.clock import Now
from notifications.channels.channel import Answer, Outcome
from notifications.engine.choices import LETTER, AttemptState, Reason, State
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox import attempts
from notifications.engine.outbox.claim import Claim
from notifications.engine.outbox.gate import Verdict
from notifications.engine.outbox.handover import Accepted, hand_over
from notifications.engine.outbox.wording import Words

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)
# What is held is looked at again so rarely that it takes no turn of others; letting it go makes it free at once.
HELD_PAUSE = timedelta(minutes=5)
_WIPED = {"address": "", "subject": "", "text": "", "html": ""}
_TRIES_TO_WRITE = 6


def end(message: Message, claim: Claim, verdict: Verdict, *, words: Words | None = None) -> bool:
    """Settle a message without contact, as the gate says, with its words where she finds it in her inbox."""
    return _settle(message, claim, verdict.state, verdict.reason, **_kept(message, words))


def keep_held(message: Message, claim: Claim) -> None:
    """Put a held message back without spending a try."""
    _put_back(message, claim, HELD_PAUSE)


def keep_until(message: Message, claim: Claim, moment: datetime) -> None:
    """Put a message back until her quiet hours are over, without spending a try."""
    Message.objects.filter(pk=message.pk, fence=claim.fence, state=State.CLAIMED).update(
        state=State.PLANNED, free_at=moment, reason=Reason.QUIET_LATER
    )


def fail(claim: Claim) -> None:
    """Settle a message that something is wrong with; an attempt under way ends with it."""
    Attempt.objects.filter(message_id=claim.message_id, fence=claim.fence, state=AttemptState.STARTED).update(
        state=AttemptState.UNKNOWN, ended_at=Now(), answer="a fault on our side"
    )
    Message.objects.filter(pk=claim.message_id, fence=claim.fence, state=State.CLAIMED).update(
        state=State.FAILED, reason=Reason.BROKEN, settled_at=Now(), **_WIPED
    )


def record(message: Any, claim: Claim, attempt_id: int, words: Words, answer: Answer) -> None:
    """Write down the provider's answer, also when the database is away for some seconds."""
    if answer.outcome is Outcome.ACCEPTED:
        accept(Accepted(message, claim, words, attempt_id))
    else:
        _persistently(lambda: _refuse(message, claim, attempt_id, words, answer))


def accept(done: Accepted) -> None:
    """Write down a yes by itself, where no next attempt takes it along."""
    _persistently(lambda: hand_over(done, None))


@transaction.atomic
def _refuse(message: Any, claim: Claim, attempt_id: int, words: Words, answer: Answer) -> None:
    attempts.end(attempt_id, answer)
    if answer.outcome is Outcome.PERMANENT:
        _settle(message, claim, State.FAILED, Reason.REFUSED, **_kept(message, words))
        if answer.address_is_dead:
            _suppress(message, words.letter.address)
    elif answer.outcome is Outcome.TEMPORARY:
        again = timedelta(0) if answer.provider_is_down else _pause(message)
        _put_back(message, claim, again, tries=0 if answer.provider_is_down else 1)
    elif attempts.may_repeat(message):
        _put_back(message, claim, FIRST_PAUSE, repeats=1)
    else:
        _settle(message, claim, State.UNKNOWN, Reason.ANSWER_LOST, **_kept(message, words))


def _kept(message: Message, words: Words | None) -> dict[str, str]:
    """What stays readable: the words of a topic's message; nothing of a letter."""
    if message.topic == LETTER or words is None:
        return _WIPED
    return {"subject": words.subject, "text": words.text}


def _settle(message: Message, claim: Claim, state: State | None, reason: str, **columns: Any) -> bool:
    held = Message.objects.filter(pk=message.pk, fence=claim.fence, state=State.CLAIMED)
    return bool(held.update(state=state, reason=reason, settled_at=Now(), **columns))


def _put_back(message: Message, claim: Claim, pause: timedelta, *, tries: int = 0, repeats: int = 0) -> None:
    Message.objects.filter(pk=message.pk, fence=claim.fence, state=State.CLAIMED).update(
        state=State.PLANNED, free_at=Now() + pause, tries=F("tries") + tries, repeats=F("repeats") + repeats
    )


def _pause(message: Any) -> timedelta:
    """Growing and jittered; halved towards the end of its use, so that a last try still comes in time."""
    pause = min(FIRST_PAUSE * 2 ** min(message.tries, 10), LONGEST_PAUSE)
    pause *= 0.5 + secrets.randbelow(1000) / 1000
    return min(pause, max((message.useful_until - message.now) / 2, timedelta(seconds=5)))


def _suppress(message: Any, address: str) -> None:
    ContactPoint.objects.filter(
        person_id=message.person_id, kind=ContactKind.EMAIL, normalised=address, suppressed_at__isnull=True
    ).update(suppressed_at=Now())


def _persistently(write: Callable[[], object]) -> None:
    """The provider has answered; forgetting it would send twice. So the writing outlives a restart of the database."""
    for turn in range(_TRIES_TO_WRITE):
        try:
            write()
            return
        except (OperationalError, InterfaceError):
            if turn == _TRIES_TO_WRITE - 1 or connection.in_atomic_block:
                raise
            connection.close()
            sleep(0.5 * 2**turn)
