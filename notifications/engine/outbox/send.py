"""Sending what is due, message by message; nothing that happens to one touches another."""

from collections.abc import Iterable
from time import monotonic
from traceback import extract_tb

import structlog
from django.db import DatabaseError, InterfaceError

from core.models import SiteSettings
from core.site import site_settings
from notifications.channels import CHANNELS
from notifications.channels.channel import Answer, Channel, ChannelDown, Outcome
from notifications.engine.choices import Urgency
from notifications.engine.outbox import attempts, breaker, outcome
from notifications.engine.outbox.claim import Claim, claim, holds, release
from notifications.engine.outbox.gate import judge, read
from notifications.engine.outbox.wording import words

log = structlog.get_logger(__name__)

BATCH = 10


class Sender:
    """One run of sending over one channel: it keeps the connection from batch to batch."""

    def __init__(self, channel: Channel | None = None, *, among: Iterable[Urgency] = Urgency) -> None:
        """`among`: the classes it sends, the most urgent first."""
        self.channel = channel or CHANNELS["email"]()
        self._among = among
        self._site = SiteSettings()

    def batch(self, *, most: int = BATCH, until: float = float("inf")) -> int:
        """Claim and handle one batch; returns how many were taken up. Stops at `until` (monotonic seconds)."""
        if breaker.is_open(self.channel.name):
            return 0
        claims = claim(most, self._among)
        if not claims:
            return 0
        try:
            self.channel.open()
        except ChannelDown as down:
            return self._give_up(claims, str(down))
        self._site = site_settings()
        for number, held in enumerate(claims):
            if monotonic() > until:
                release(claims[number:])
                return number
            if not self._one(held):
                self._give_up(claims[number + 1 :], "down in mid-batch")
                return number + 1
        breaker.mend(self.channel.name)
        return len(claims)

    def close(self) -> None:
        self.channel.close()

    def _give_up(self, claims: list[Claim], because: str) -> int:
        log.warning("provider_is_down", channel=self.channel.name, because=because)
        breaker.trip(self.channel.name)
        release(claims)
        return 0

    def _one(self, held: Claim) -> bool:
        """Handle one message; False when the provider turned out to answer nobody."""
        try:
            return self._try_one(held)
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

    def _try_one(self, held: Claim) -> bool:
        message = read(held)
        if message is None or not attempts.settle_lost(message, held):
            return True
        verdict = judge(message)
        if verdict.is_held:
            outcome.keep_held(message, held)
            return True
        if verdict.state is not None:
            kept = words(message, address="", site=self._site) if verdict.stays_in_app else None
            outcome.end(message, held, verdict, words=kept)
            return True
        worded = words(message, address=verdict.address, site=self._site)
        attempt_id = attempts.begin(message, held, consent_id=verdict.consent_id)
        if attempt_id is None:
            return True
        if not holds(held):
            attempts.end(attempt_id, Answer(Outcome.TEMPORARY, "lease lost before contact"))
            return True
        answer = self.channel.deliver(worded.letter)
        outcome.record(message, held, attempt_id, worded, answer)
        return not answer.provider_is_down
