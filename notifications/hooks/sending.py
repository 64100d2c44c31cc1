"""Delivering what is due: claimed in small batches under a lease and a fence, no transaction held while contacting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

import structlog
from django.db import connection, transaction
from django.db.models import F

from core import facts
from core.clock import Now
from notifications.hooks.choices import State
from notifications.hooks.models import Delivery, Hook
from notifications.hooks.post import Reply, post
from notifications.hooks.signing import HEADER, secret_of, signature

log = structlog.get_logger(__name__)

CONSUMER = "hooks"
SECONDS = 45.0
# Longer than a batch of contacts that all hang (`post.WHOLE`).
LEASE_SECONDS = 150
# Of one hook so many at a time, so that one that hangs holds no other up.
BATCH, OF_ONE_HOOK = 6, 2
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=1)
# A hook that has failed for so long is switched off.
GIVE_UP_AFTER = timedelta(days=3)

_CLAIM = """
WITH due AS MATERIALIZED (
    SELECT d.id, row_number() OVER (PARTITION BY d.hook_id ORDER BY d.free_at, d.id) AS place
    FROM hooks_delivery d JOIN hooks_hook h ON h.id = d.hook_id
    WHERE d.state IN ('planned', 'claimed') AND d.free_at <= core_now() AND h.is_on
), taken AS MATERIALIZED (
    SELECT d.id FROM hooks_delivery d
    WHERE d.id IN (SELECT id FROM due WHERE place <= %(of_one)s ORDER BY place LIMIT %(most)s)
      AND d.state IN ('planned', 'claimed') AND d.free_at <= core_now()
    FOR UPDATE SKIP LOCKED
)
UPDATE hooks_delivery SET state = 'claimed', fence = fence + 1,
    free_at = core_now() + make_interval(secs => %(lease)s)
FROM taken WHERE hooks_delivery.id = taken.id
RETURNING hooks_delivery.id, hooks_delivery.fence
"""


@dataclass(frozen=True)
class Claim:
    """A delivery that is ours until the lease ends."""

    delivery_id: int
    fence: int


def work(*, clock: Callable[[], datetime], seconds: float = SECONDS) -> int:
    """Take up facts and deliver until nothing is due or time is up; returns deliveries tried."""
    until, tried = monotonic() + seconds, 0
    while monotonic() < until:
        taken_up = facts.deliver(CONSUMER, now=clock(), most=50)
        claims = claim()
        for held in claims:
            _one(held, now=clock())
        tried += len(claims)
        if not taken_up and not claims:
            break
    return tried


def claim() -> list[Claim]:
    """The next deliveries that are due, a few of each hook; committed at once."""
    values = {"of_one": OF_ONE_HOOK, "most": BATCH, "lease": LEASE_SECONDS}
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, values)
        return [Claim(*row) for row in cursor.fetchall()]


def _one(held: Claim, *, now: datetime) -> None:
    delivery = (
        Delivery.objects.select_related("hook")
        .filter(pk=held.delivery_id, fence=held.fence, state=State.CLAIMED, free_at__gt=Now())
        .first()
    )
    if delivery is None:
        return
    if delivery.useful_until <= now:
        _settle(held, State.FAILED, Reply(delivery.status, delivery.answer))
        return
    reply = post(delivery.hook.url, delivery.body, headers_of(delivery, at=now))
    log.info("hook_tried", delivery=delivery.pk, status=reply.status)
    if reply.is_accepted:
        _settle(held, State.ACCEPTED, reply)
        Hook.objects.filter(pk=delivery.hook_id, failing_since__isnull=False).update(failing_since=None)
    else:
        _failed(held, delivery, reply, now=now)


def headers_of(delivery: Delivery, *, at: datetime) -> dict[str, str]:
    """What goes out beside the body."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "Balai-Webhook/1",
        "Connection": "close",
        "Balai-Event": delivery.event,
        "Balai-Delivery": delivery.code,
        HEADER: signature(secret_of(delivery.hook), delivery.body, at=int(at.timestamp())),
    }


def _settle(held: Claim, state: State, reply: Reply) -> None:
    mine = Delivery.objects.filter(pk=held.delivery_id, fence=held.fence, state=State.CLAIMED)
    mine.update(
        state=state, settled_at=Now(), tries=F("tries") + 1, status=reply.status, answer=reply.text[:200]
    )


@transaction.atomic
def _failed(held: Claim, delivery: Delivery, reply: Reply, *, now: datetime) -> None:
    pause = min(FIRST_PAUSE * 2 ** min(delivery.tries, 10), LONGEST_PAUSE)
    mine = Delivery.objects.filter(pk=held.delivery_id, fence=held.fence, state=State.CLAIMED)
    mine.update(
        state=State.PLANNED,
        free_at=Now() + pause,
        tries=F("tries") + 1,
        status=reply.status,
        answer=reply.text[:200],
    )
    # The others of this hook wait with it: a system that is down is not asked again for each.
    others = Delivery.objects.filter(
        hook=delivery.hook_id, state=State.PLANNED, free_at__lt=Now() + FIRST_PAUSE
    )
    others.update(free_at=Now() + FIRST_PAUSE)
    hook = Hook.objects.select_for_update(no_key=True).get(pk=delivery.hook_id)
    hook.failing_since = hook.failing_since or now
    if hook.is_on and (reply.is_gone or now - hook.failing_since >= GIVE_UP_AFTER):
        hook.is_on, hook.given_up_at = False, now
    hook.save(update_fields=["failing_since", "is_on", "given_up_at"])
