"""The cases of REMINDERS in which the bell rings too often, twice, or not at all, and the broker forgets."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery

from core import clock
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.watchdog import problem
from tests.notifications.broker import Broker
from tests.notifications.counting_sink import CountingSink
from tests.notifications.many import due_reminders
from tests.notifications.workers import Worker, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]

PEOPLE = 600
RING = "notifications.engine.tasks.ring"


def reminded() -> int:
    return Message.objects.filter(step="24h", state="accepted").count()


def test_three_beats_at_once_and_each_tick_delivered_twice(tmp_path: Path, redis_url: str) -> None:
    """Six rings a second, in pairs of one task id, to two workers with two rounds each."""
    due_reminders(PEOPLE)

    def ring() -> None:
        with Celery(broker=redis_url) as bell:
            for _beat in range(3):
                tick = str(uuid.uuid4())
                for _delivery in range(2):
                    bell.send_task(RING, task_id=tick, ignore_result=True)

    with (
        CountingSink(tmp_path) as sink,
        Worker(mail_url=sink.url, redis_url=redis_url, at_once=2),
        Worker(mail_url=sink.url, redis_url=redis_url, at_once=2),
    ):
        wait_until(lambda: reminded() == PEOPLE, each=ring, seconds=60)

    assert len(sink.times()) == sink.times().total() == PEOPLE


def test_beat_dead_50_minutes_then_3_days() -> None:
    """An alarm in five minutes; on return the useful ones go once, and those past their use are expired."""
    rounds.ring(clock=clock.now)
    soon = due_reminders(20, starts_in=timedelta(hours=24, minutes=10), called="soon")
    later = due_reminders(20, starts_in=timedelta(days=3, hours=12), called="later")
    clock.shift(timedelta(minutes=5, seconds=1))
    alarm = problem(clock.now())
    clock.shift(timedelta(minutes=45))
    rounds.ring(clock=clock.now)
    after_50_minutes = _told(soon.pk), _told(later.pk), problem(clock.now())
    clock.shift(timedelta(days=3))
    rounds.ring(clock=clock.now)

    assert alarm is not None
    assert after_50_minutes == (
        {"24h": "accepted", "1h": "planned"},
        {"24h": "planned", "1h": "planned"},
        None,
    )
    assert _told(soon.pk) == {"24h": "accepted", "1h": "expired"}
    assert _told(later.pk) == {"24h": "accepted", "1h": "planned"}
    late = Message.objects.filter(activity_id=later.pk, step="24h")
    assert set(late.values_list("late", flat=True)) == {True}


def _told(event_id: int) -> dict[str, str]:
    """How each step of an event's reminder stands; all its readers alike."""
    rows = set(Message.objects.filter(activity_id=event_id).values_list("step", "state"))
    steps = dict(rows)
    assert len(steps) == len(rows)
    return steps


def test_redis_flushed_and_killed_and_its_tasks_redelivered(tmp_path: Path) -> None:
    """What was planned before, during and after goes once; a task that comes back finds nothing to do."""
    due_reminders(200)
    with (
        Broker() as broker,
        CountingSink(tmp_path) as sink,
        Worker(mail_url=sink.url, redis_url=broker.url) as worker,
    ):
        wait_until(lambda: reminded() >= 50, each=worker.ring, seconds=60)
        broker.kill()
        broker.start()
        due_reminders(100, called="second")
        wait_until(lambda: reminded() == 300, each=worker.ring, seconds=60)
        with Celery(broker=broker.url) as bell:
            for _delivery in range(20):
                bell.send_task(RING, task_id="the-same", ignore_result=True)
        due_reminders(1, called="last")
        wait_until(lambda: reminded() == 301, each=worker.ring, seconds=60)

    assert len(sink.times()) == sink.times().total() == 301
