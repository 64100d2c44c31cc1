"""Facts: written with the deed, taken up once by each consumer, never skipped."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.db import transaction

from core import facts
from core.models import Fact, FactDelivery
from tests.races import at_once

NOW = datetime(2026, 11, 24, 5, tzinfo=UTC)
TAKEN: list[int] = []


def take(fact: Fact, now: datetime) -> None:
    """The consumer of these tests: remembers ids, and refuses the fact that says so."""
    if fact.ids.get("refuse"):
        raise ValueError("this one cannot be handled")
    TAKEN.append(fact.pk)


@pytest.fixture(autouse=True)
def _one_consumer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    consumer = facts.Consumer("tests", f"{__name__}.take", frozenset({"thing_done"}))
    monkeypatch.setattr("config.composition.FACT_CONSUMERS", (consumer,))
    monkeypatch.setattr("config.composition.BELLS", ())
    facts.consumers.cache_clear()
    TAKEN.clear()
    yield
    facts.consumers.cache_clear()


@pytest.mark.django_db
def test_fact_owes_its_consumers_once() -> None:
    fact = facts.record("thing_done", now=NOW, thing=7)

    done = [facts.deliver("tests", now=NOW), facts.deliver("tests", now=NOW)]

    assert (done, TAKEN, FactDelivery.objects.count()) == ([1, 0], [fact.pk], 0)


@pytest.mark.django_db
def test_fact_that_nobody_wants_owes_nothing() -> None:
    facts.record("something_else", now=NOW)

    assert (Fact.objects.count(), FactDelivery.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_deed_that_rolls_back_leaves_no_fact() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        facts.record("thing_done", now=NOW)
        _ = 1 / 0

    assert Fact.objects.count() == 0


@pytest.mark.django_db
def test_fact_that_fails_waits_and_lets_others_pass() -> None:
    facts.record("thing_done", now=NOW, refuse=1)
    good = facts.record("thing_done", now=NOW)

    done = facts.deliver("tests", now=NOW)

    waiting = FactDelivery.objects.get()
    assert (done, TAKEN) == (1, [good.pk])
    assert (waiting.attempts, waiting.try_at, waiting.error) == (
        1,
        NOW + timedelta(minutes=2),
        "ValueError('this one cannot be handled')",
    )


@pytest.mark.django_db(transaction=True)
def test_three_consumers_at_once_take_each_fact_once() -> None:
    made = [facts.record("thing_done", now=NOW).pk for _number in range(60)]

    at_once([partial(facts.deliver, "tests", now=NOW)] * 3)

    assert sorted(TAKEN) == made
