"""A hundred thousand reminders through two hundred SIGKILLs, and everything else that can go away meanwhile.

Small and short in `make test` (`tests/notifications/cases/test_storm.py`), long in `make prove`.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from celery import Celery
from kombu.exceptions import OperationalError

from core import clock
from notifications.engine.models import Message
from tests.notifications.broker import Broker
from tests.notifications.counting_sink import CountingSink
from tests.notifications.faulty_postgres import OwnPostgres
from tests.notifications.many import due_reminders
from tests.notifications.workers import Worker

WORKERS, BEATS = 2, 3
RING = "notifications.engine.tasks.ring"
Deed = Callable[[], None]


@dataclass(frozen=True)
class Figures:
    """What a storm did and what came through it."""

    reminders: int
    kills: int
    other_faults: int
    accepted: int
    lost: int
    repeated: int
    """Accepted more than once."""
    repeated_uncounted: int
    """Of these, those whose row does not say that an answer was lost."""
    unknown: int
    """Answers that were lost, as the rows count them."""
    seconds: int


class Storm:
    """Two workers, three beats, and faults one after the other as the work goes on."""

    def __init__(self, *, postgres: OwnPostgres, broker: Broker, sink: CountingSink, seed: int) -> None:
        self.postgres, self.broker, self.sink = postgres, broker, sink
        self._dice = random.Random(seed)
        self._workers = [Worker(mail_url=sink.url, redis_url=broker.url) for _number in range(WORKERS)]

    def run(self, *, reminders: int, kills: int) -> Figures:
        """Let so many reminders fall due, strike so often, and wait until all is settled."""
        due_reminders(reminders)
        began = monotonic()
        others = self._other_faults()
        deeds = self._shuffled([self._kill_one] * kills, others)
        for worker in self._workers:
            worker.start()
        try:
            for number, deed in enumerate(deeds, start=1):
                self._wait_for(number * reminders // (len(deeds) + 1))
                deed()
            self._wait_for(reminders)
            self._wait(lambda: _open() == 0, timedelta(minutes=3))
        finally:
            for worker in self._workers:
                worker.kill()
        return self._figures(reminders, kills, len(others), round(monotonic() - began))

    def _shuffled(self, kills: list[Deed], others: list[Deed]) -> list[Deed]:
        """The kills with the others among them, evenly spread and in their order."""
        deeds = kills.copy()
        for number, other in enumerate(others, start=1):
            deeds.insert(number * len(deeds) // (len(others) + 1), other)
        return deeds

    def _other_faults(self) -> list[Deed]:
        return [
            self._lose_the_broker,
            self.postgres.restart,
            partial(self._lose_the_provider, timedelta(minutes=10)),
            self.postgres.crash,
            self._lose_the_broker,
            partial(self._lose_the_provider, timedelta(hours=3)),
        ]

    def _kill_one(self) -> None:
        sleep(self._dice.random() / 20)
        worker = self._dice.choice(self._workers)
        worker.kill()
        worker.start()

    def _lose_the_broker(self) -> None:
        self.broker.kill()
        sleep(0.5)
        self.broker.start()

    def _lose_the_provider(self, how_long: timedelta) -> None:
        self.sink.stop()
        for _turn in range(10):
            clock.shift(how_long / 10)
            self._ring()
            sleep(0.2)
        self.sink.start()

    def _ring(self) -> None:
        """Three beats; a minute passes, so that a provider left alone is asked again."""
        # A broker that is just starting hears nothing: that is one of the faults.
        with Celery(broker=self.broker.url) as bell, suppress(OperationalError):
            bell.conf.broker_transport_options = {"max_retries": 0}
            for _beat in range(BEATS):
                bell.send_task(RING, ignore_result=True, retry=False, expires=55)

    def _wait_for(self, letters: int) -> None:
        self._wait(lambda: self.sink.letters() >= letters, timedelta(minutes=10))

    def _wait(self, happened: Callable[[], bool], most: timedelta) -> None:
        until, next_at = monotonic() + most.total_seconds(), monotonic()
        while not happened():
            assert monotonic() < until, f"it did not happen in {most}: {_standing()}"
            if monotonic() >= next_at:
                clock.shift(timedelta(seconds=20))
                self._ring()
                next_at = monotonic() + 1
            sleep(0.02)

    def _figures(self, reminders: int, kills: int, others: int, seconds: int) -> Figures:
        accepted = self.sink.accepted()
        twice = [mail_id for (_recipient, mail_id), times in accepted.items() if times > 1]
        codes = [mail_id.strip("<>").partition("@")[0] for mail_id in twice]
        counted = set(Message.objects.filter(code__in=codes, repeats__gt=0).values_list("code", flat=True))
        too_often = sum(times - 2 for times in accepted.values() if times > 2)
        return Figures(
            reminders=reminders,
            kills=kills,
            other_faults=others,
            accepted=len(accepted),
            lost=reminders - len({recipient for recipient, _mail_id in accepted}),
            repeated=len(twice),
            repeated_uncounted=len(set(codes) - counted) + too_often,
            unknown=Message.objects.filter(repeats__gt=0).count(),
            seconds=seconds,
        )


def storm(folder: Path, scratch: Path, *, reminders: int, kills: int, seed: int) -> dict[str, int]:
    """One storm on servers of its own, whose data lies in `folder`; its figures, of which the promise is asserted."""
    with OwnPostgres(folder) as postgres, Broker() as broker, CountingSink(scratch) as sink:
        found = Storm(postgres=postgres, broker=broker, sink=sink, seed=seed).run(
            reminders=reminders, kills=kills
        )
        standing = _standing()
    assert (found.lost, found.repeated_uncounted) == (0, 0), found
    assert found.unknown <= kills + found.other_faults * WORKERS, found
    assert standing == {"accepted": reminders}
    return asdict(found)


def _open() -> int:
    return Message.objects.filter(step="24h", state__in=["planned", "claimed"]).count()


def _standing() -> dict[str, int]:
    return dict(Counter(Message.objects.filter(step="24h").values_list("state", flat=True)))
