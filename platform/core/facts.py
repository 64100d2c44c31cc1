"""Facts: what happened, written in the deed's own transaction, and taken up by each consumer once.

A consumer takes its pending rows with SKIP LOCKED, never "ids greater than the last seen": ids commit out of order.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import structlog
from django.db import connection, transaction
from django.utils.module_loading import import_string

from core.models import Fact, FactDelivery

log = structlog.get_logger(__name__)

Handler = Callable[[Fact, datetime], None]


@dataclass(frozen=True)
class Consumer:
    """Who takes up facts: a name, a dotted path to `handle(fact, now)`, and the names of the facts it wants."""

    name: str
    handler: str
    wants: frozenset[str]


@cache
def consumers() -> tuple[Consumer, ...]:
    """Everyone who takes up facts, from the composition."""
    return tuple(import_string("config.composition.FACT_CONSUMERS"))


def record(name: str, *, now: datetime, actor_id: int | None = None, **ids: int | str | None) -> Fact:
    """Write down that `name` happened, with the ids it concerns; call it inside the deed's transaction."""
    fact = Fact.objects.create(name=name, ids=ids, actor_id=actor_id, recorded_at=now)
    owed = [consumer for consumer in consumers() if name in consumer.wants]
    FactDelivery.objects.bulk_create(
        [FactDelivery(fact=fact, consumer=consumer.name, try_at=now) for consumer in owed]
    )
    if owed:
        transaction.on_commit(_ring, robust=True)
    return fact


def _ring() -> None:
    for path in import_string("config.composition.BELLS"):
        import_string(path)()


def deliver(consumer_name: str, *, now: datetime, most: int = 200) -> int:
    """Hand up to `most` pending facts to one consumer, each in a transaction of its own; returns how many were done."""
    consumer = next(one for one in consumers() if one.name == consumer_name)
    handler: Handler = import_string(consumer.handler)
    done = 0
    for _turn in range(most):
        outcome = _deliver_one(consumer, handler, now=now)
        if outcome is None:
            break
        done += outcome
    return done


def _deliver_one(consumer: Consumer, handler: Handler, *, now: datetime) -> int | None:
    with transaction.atomic():
        owed = (
            FactDelivery.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("fact")
            .filter(consumer=consumer.name, try_at__lte=now)
            .order_by("try_at", "id")
            .first()
        )
        if owed is None:
            return None
        try:
            with transaction.atomic():
                handler(owed.fact, now)
        except Exception as problem:
            # One fact that cannot be handled must not hold up the others: it waits, and says why.
            log.exception("fact_not_delivered", fact=owed.fact.name, consumer=consumer.name)
            owed.attempts += 1
            owed.try_at = now + timedelta(minutes=min(2**owed.attempts, 60))
            owed.error = repr(problem)[:500]
            owed.save(update_fields=["attempts", "try_at", "error"])
            return 0
        owed.delete()
        return 1


def owed_by(consumer_names: Iterable[str]) -> dict[str, int]:
    """How many facts each consumer still has to take up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT consumer, count(*) FROM core_factdelivery GROUP BY consumer")
        counts = dict(cursor.fetchall())
    return {name: counts.get(name, 0) for name in consumer_names}
