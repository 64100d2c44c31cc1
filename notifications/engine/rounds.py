"""The engine's duties in order: take up facts, compare plans, send what is due, until nothing is left or time is up."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic, sleep

from core import facts
from notifications.engine.hints import hint
from notifications.engine.models import Bell
from notifications.engine.outbox.reconcile import reconcile
from notifications.engine.outbox.send import FIRST_BATCH, Sender
from notifications.engine.planning.replan import plan_chunk
from notifications.engine.planning.sweep import expire, sweep

CONSUMER = "notifications"
# One bell rings each minute; a round leaves a little of it free.
SECONDS = 50.0
# After a hint one last look this much later takes in what was committed without a hint of its own.
LINGER = 0.3


def ring(*, clock: Callable[[], datetime], seconds: float = SECONDS) -> int:
    """The whole round of the minute's bell; alone it does everything, hints or not. Returns messages taken up."""
    now = clock()
    Bell.objects.update_or_create(name="ring", defaults={"rung_at": now})
    sweep(now=now)
    reconcile()
    expire()
    return work(clock=clock, seconds=seconds)


def answer_hint(*, clock: Callable[[], datetime]) -> int:
    """Work, and look once more a moment later; returns messages taken up."""
    sent = work(clock=clock)
    sleep(LINGER)
    return sent + work(clock=clock)


def work(*, clock: Callable[[], datetime], seconds: float = SECONDS) -> int:
    """Take up facts, plan and send until nothing is due or `seconds` are over; returns messages taken up."""
    until = monotonic() + seconds
    sender, sent = Sender(), 0
    try:
        while monotonic() < until:
            now = clock()
            delivered = facts.deliver(CONSUMER, now=now, most=50)
            planned = plan_chunk(now=now)
            batch = sender.batch(until=until)
            if batch == FIRST_BATCH and not sent:
                # Many are due: have another round done beside this one, which asks for one more in turn. A sender
                # waits for the network most of its time.
                hint()
            sent += batch
            if not delivered and planned is None and not batch and not sender.rest(until=until):
                break
    finally:
        sender.close()
    return sent
