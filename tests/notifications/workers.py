"""Real Celery workers on the test database, started, killed and waited for."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from celery import Celery
from django.db import connection
from kombu.exceptions import OperationalError

from tests.notifications.smtp_sink import free_port

ROOT = Path(__file__).resolve().parent.parent.parent

# Both import roots come after the standard library, as in manage.py.
START = (
    f"import sys; sys.path += [{str(ROOT)!r}, {str(ROOT / 'platform')!r}];"
    "from celery.__main__ import main; main()"
)


def database_url() -> str:
    """The address of the database this test runs in, wherever Django's connection leads."""
    at = connection.settings_dict
    return f"postgresql://{at['USER']}:{quote(at['PASSWORD'])}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


class Worker:
    """One `celery worker` process as `make run` starts it; killing it is what a machine does that loses power."""

    def __init__(
        self,
        *,
        mail_url: str,
        redis_url: str,
        at_once: int = 1,
        lease_seconds: int = 2,
        through: str = "",
        mail_rate: int = 0,
    ) -> None:
        """`at_once`: how many rounds it can do side by side; `through`: another address of the test's database;
        `mail_rate`: letters a minute, 0 for no limit.
        """
        self._at_once = at_once
        self._environment = {
            **os.environ,
            "DATABASE_URL": through or database_url(),
            "REDIS_URL": redis_url,
            "MAIL_URL": mail_url,
            "REMINDER_LEASE_SECONDS": str(lease_seconds),
            "MAIL_RATE": str(mail_rate),
            "CLOCK_SHIFTABLE": "1",
            "DEMONSTRATION": "1",
            "PYTHONWARNINGS": "ignore",
        }
        self._redis_url = redis_url
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self) -> Self:
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-c", START, "--app", "config", "--quiet", "worker"),
                *("--pool", "threads", "--concurrency", str(self._at_once), "--loglevel", "WARNING"),
                *("--without-gossip", "--without-mingle", "--without-heartbeat"),
            ],
            cwd=ROOT,
            env=self._environment,
            start_new_session=True,
        )
        return self

    @property
    def is_dead(self) -> bool:
        return self._process is None

    def kill(self) -> None:
        """SIGKILL."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """SIGSTOP: alive, holding its connections, doing nothing."""
        os.killpg(self._pid(), signal.SIGSTOP)

    def resume(self) -> None:
        os.killpg(self._pid(), signal.SIGCONT)

    def _pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def ring(self) -> None:
        """What beat does each minute; nothing comes of it while the broker is away."""
        with Celery(broker=self._redis_url) as bell, suppress(OperationalError):
            bell.conf.broker_transport_options = {"max_retries": 0}
            bell.send_task("notifications.engine.tasks.ring", ignore_result=True, retry=False)


class Ringer:
    """`manage.py reminders ring`: one bell without any worker, as cron would ring it where there is no broker."""

    def __init__(self, *, mail_url: str, lease_seconds: int = 2) -> None:
        self._environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            # Nobody listens there.
            "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
            "MAIL_URL": mail_url,
            "REMINDER_LEASE_SECONDS": str(lease_seconds),
            "CLOCK_SHIFTABLE": "1",
            "DEMONSTRATION": "1",
            "PYTHONWARNINGS": "ignore",
        }

    def start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "manage.py", "reminders", "ring"],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
        )


def wait_until(
    happened: Callable[[], bool], *, seconds: float = 60.0, each: Callable[[], None] | None = None
) -> None:
    """Look until it has happened, fail when it does not; `each` is done once a second, as a bell that rings fast."""
    until, next_at = time.monotonic() + seconds, time.monotonic()
    while not happened():
        if time.monotonic() > until:
            raise AssertionError(f"It did not happen within {seconds} seconds.")
        if each and time.monotonic() >= next_at:
            each()
            next_at = time.monotonic() + 1
        time.sleep(0.05)
