"""The cases of REMINDERS in which PostgreSQL restarts or crashes in mid-batch, or its answer to a commit is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from config.launch.folders import ROOT
from core import clock
from notifications.engine.counters import counters
from notifications.engine.models import Message
from tests.notifications.counting_sink import CountingSink
from tests.notifications.faulty_postgres import CuttingProxy, OwnPostgres
from tests.notifications.many import due_reminders
from tests.notifications.workers import Worker, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("faults")]

PEOPLE = 1000


@pytest.fixture
def postgres() -> Iterator[OwnPostgres]:
    with OwnPostgres(ROOT / ".balai" / "faults") as postgres:
        yield postgres


def reminded() -> int:
    return Message.objects.filter(step="24h", state="accepted").count()


def test_postgresql_restarted_in_mid_batch_then_crashes(
    tmp_path: Path, redis_url: str, postgres: OwnPostgres
) -> None:
    due_reminders(PEOPLE)
    with CountingSink(tmp_path) as sink, Worker(mail_url=sink.url, redis_url=redis_url) as worker:
        wait_until(lambda: sink.letters() > PEOPLE // 4, each=worker.ring, seconds=60)
        postgres.restart()
        wait_until(lambda: sink.letters() > PEOPLE // 2, each=worker.ring, seconds=60)
        postgres.crash()
        wait_until(lambda: reminded() == PEOPLE, each=worker.ring, seconds=60)
        repeats = counters(now=clock.now())["unknown_repeats"]

    assert len(sink.times()) == len(sink.accepted()) == PEOPLE
    assert sink.times().total() - PEOPLE <= repeats <= 2


def test_answer_to_a_commit_is_lost(tmp_path: Path, redis_url: str, postgres: OwnPostgres) -> None:
    """The row says "accepted", the sender never heard so: it looks again, and sends nothing twice."""
    due_reminders(100)
    with (
        CuttingProxy(postgres.url) as proxy,
        CountingSink(tmp_path) as sink,
        Worker(mail_url=sink.url, redis_url=redis_url, through=proxy.url) as worker,
    ):
        proxy.cut_after("'accepted'")
        wait_until(lambda: reminded() == 100, each=worker.ring, seconds=60)
        repeats = counters(now=clock.now())["unknown_repeats"]

    assert proxy.cuts == 1
    assert len(sink.times()) == sink.times().total() == 100
    assert repeats == 0
