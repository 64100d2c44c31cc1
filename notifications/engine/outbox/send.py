"""Sending what is due, message by message; nothing that happens to one touches another."""

from collections.abc import Iterable
from datetime import timedelta
from time import monotonic, sleep
from traceback import extract_tb
from typing import Any

import structlog
from django.db import DatabaseError, InterfaceError

from core.site import site_settings
from notifications.channels import CHANNELS
from notifications.channels.channel import Answer, Channel, ChannelDown, Outcome
from notifications.engine.choices import Urgency
from notifications.engine.outbox import attempts, breaker, outcome, rate
from notifications.engine.outbox.claim import Claim, claim, holds, lease, release
from notifications.engine.outbox.gate import judge, read, read_all
from notifications.engine.outbox.handover import Accepted, Ready, hand_over, least_left
from notifications.engine.outbox.wording import Writer

log = structlog.get_logger(__name__)

# A batch begins small, so that several senders share what is due, and doubles while it is quickly done.
FIRST_BATCH, BIGGEST_BATCH = 10, 160
# Longer than this no batch goes on, so that what is urgent waits for no slow provider: the rest is given back.
PATIENCE = timedelta(seconds=1)
# What the gate has read may be so old when a message goes out.
FRESH = timedelta(seconds=0.5)


class Sender:
    """One run of sending over one channel: it keeps the connection from batch to batch."""

    def __init__(self, channel: Channel | None = None, *, among: Iterable[Urgency] = Urgency) -> None:
        """`among`: the classes it sends, the most urgent first."""
        self.channel = channel or CHANNELS["email"]()
        self._among = tuple(among)
        self._size = FIRST_BATCH
        self._writer = Writer()
        # Taken by the provider, and written down together with the next attempt.
        self._accepted: Accepted | None = None
        self._contacts = 0

    def batch(self, *, until: float = float("inf")) -> int:
        """Claim and handle one batch; returns how many were taken up. Stops at `until` (monotonic seconds)."""
        if breaker.is_open(self.channel.name):
            return 0
        share, before = rate.take(self.channel, self._size), self._contacts
        try:
            return self._batch(share, until=until) if share else 0
        finally:
            rate.give_back(self.channel, share - (self._contacts - before))

    def rest(self, *, until: float) -> bool:
        """Wait while the provider's rate is used up, not beyond `until`; False when there is nothing to wait for."""
        pause = min(rate.pause(self.channel), until - monotonic())
        if pause <= 0:
            return False
        sleep(pause)
        return True

    def close(self) -> None:
        self.channel.close()

    def _batch(self, share: int, *, until: float) -> int:
        began = monotonic()
        claims = claim(share, self._among)
        if not claims:
            return 0
        try:
            self.channel.open()
        except ChannelDown as down:
            return self._give_up(claims, str(down))
        try:
            done = self._work_off(claims, until=until, patience=began + _patience())
        finally:
            self._settle()
        if done == len(claims) == self._size and monotonic() - began < _patience() / 2:
            self._size = min(2 * self._size, BIGGEST_BATCH)
        return done

    def _work_off(self, claims: list[Claim], *, until: float, patience: float) -> int:
        messages: dict[int, Any] = {}  # Any: annotated by the gate
        stale_at = 0.0
        for number, held in enumerate(claims):
            if monotonic() > until or (number and monotonic() > patience):
                self._size = FIRST_BATCH
                release(claims[number:])
                return number
            if monotonic() > stale_at:
                stale_at = monotonic() + FRESH.total_seconds()
                messages = self._look(claims[number:])
            if held.message_id in messages and not self._one(messages[held.message_id], held):
                self._give_up(claims[number + 1 :], "down in mid-batch")
                return number + 1
        breaker.mend(self.channel.name)
        return len(claims)

    def _look(self, claims: list[Claim]) -> dict[int, Any]:
        messages = read_all(claims)
        for held in attempts.left_by_others(claims):
            if held.message_id in messages and not attempts.settle_lost(messages[held.message_id], held):
                del messages[held.message_id]
        self._writer.look(messages.values(), site_settings())
        return messages

    def _give_up(self, claims: list[Claim], because: str) -> int:
        log.warning("provider_is_down", channel=self.channel.name, because=because)
        breaker.trip(self.channel.name)
        release(claims)
        return 0

    def _one(self, message: Any, held: Claim) -> bool:
        """Handle one message; False when the provider turned out to answer nobody."""
        try:
            return self._try_one(message, held)
        except (DatabaseError, InterfaceError):
            raise
        except Exception as problem:
            # Whatever is wrong with this message must not stop the next. The log gets the place and no values:
            # those are of a person.
            place = extract_tb(problem.__traceback__)[-1]
            log.error(
                "message_failed",
                message=held.message_id,
                problem=type(problem).__name__,
                at=f"{place.filename}:{place.lineno}",
            )
            outcome.fail(held)
            return True

    def _try_one(self, message: Any, held: Claim) -> bool:
        ready = self._ready(message, held)
        if ready is None:
            return True
        asked_at = monotonic()
        attempt_id = self._begin(ready)
        if attempt_id is None:
            # The lease runs out, or something has changed since the gate looked: let it look at this one again.
            asked_at = monotonic()
            if (again := read(held)) is None or (ready := self._ready(again, held)) is None:
                return True
            if (attempt_id := attempts.begin(again, held, consent_id=ready.consent_id)) is None:
                return True
        if monotonic() - asked_at > least_left().total_seconds() / 2 and not holds(held):
            attempts.end(attempt_id, Answer(Outcome.TEMPORARY, "lease lost before contact"))
            return True
        self._contacts += 1
        answer = self.channel.deliver(ready.words.letter)
        if answer.outcome is Outcome.ACCEPTED:
            self._accepted = Accepted(ready.message, held, ready.words, attempt_id)
        else:
            outcome.record(ready.message, held, attempt_id, ready.words, answer)
        return not answer.provider_is_down

    def _ready(self, message: Any, held: Claim) -> Ready | None:
        """The message worded, or None when the gate has ended it."""
        verdict = judge(message)
        if verdict.is_held:
            outcome.keep_held(message, held)
            return None
        if verdict.waits_until:
            outcome.keep_until(message, held, verdict.waits_until)
            return None
        if verdict.state is None:
            return Ready(
                message, held, self._writer.words(message, address=verdict.address), verdict.consent_id
            )
        kept = self._writer.words(message, address="") if verdict.stays_in_app else None
        outcome.end(message, held, verdict, words=kept)
        return None

    def _begin(self, ready: Ready) -> int | None:
        done, self._accepted = self._accepted, None
        try:
            return hand_over(done, ready)
        except (DatabaseError, InterfaceError):
            if done:
                outcome.accept(done)
            raise

    def _settle(self) -> None:
        done, self._accepted = self._accepted, None
        if done:
            outcome.accept(done)


def _patience() -> float:
    """In seconds; much shorter than the lease."""
    return min(PATIENCE, lease() / 4).total_seconds()
