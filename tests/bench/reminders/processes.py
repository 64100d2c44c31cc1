"""Sending processes started together, and the processor time that they and the servers beside them took."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection

from config.launch.folders import ROOT
from notifications.channels.channel import Letter
from tests.notifications.workers import database_url

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """What some processes did together; times in seconds. `postgres` is None where it is on another machine."""

    sent: int
    seconds: float
    computing: float
    postgres: float | None

    # Any: goes into JSON as it is
    def figures(self) -> dict[str, Any]:
        """As they are kept; processor time in milliseconds for one mail."""
        return {
            "sent": self.sent,
            "per_second": round(self.sent / self.seconds, 1),
            "computing": round(1000 * self.computing / self.sent, 3),
            "postgres": None if self.postgres is None else round(1000 * self.postgres / self.sent, 3),
        }


def send(how: str, letter: Letter, *, processes: int, mail_url: str = "", mails: int = 0) -> Run:
    """Let so many processes begin at one word, and wait for the last; Django's way sends `letter`, `mails` times."""
    environ = {**os.environ, "DATABASE_URL": database_url(), "MAIL_URL": mail_url, "PYTHONWARNINGS": "ignore"}
    with ExitStack() as stack:
        senders = [stack.enter_context(_start(how, mails, environ)) for _number in range(processes)]
        for sender in senders:
            _read(sender)
        began, before = perf_counter(), _computed_by_postgres()
        for sender in senders:
            assert sender.stdin is not None
            sender.stdin.write(json.dumps(asdict(letter)) + "\n")
            sender.stdin.flush()
        found = [json.loads(_read(sender)) for sender in senders]
        seconds, after = perf_counter() - began, _computed_by_postgres()
    return Run(
        sent=sum(one["sent"] for one in found),
        seconds=seconds,
        computing=sum(one["computing"] for one in found),
        postgres=None if before is None or after is None else after - before,
    )


def _start(how: str, mails: int, environ: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.reminders.sender", how, str(mails)],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _read(sender: subprocess.Popen[str]) -> str:
    assert sender.stdout is not None
    if line := sender.stdout.readline():
        return line
    raise AssertionError(f"A sending process ended early, with {sender.wait()}; its words stand above.")


def _computed_by_postgres() -> float | None:
    """Of all its processes, also those that have ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not backend.exists() or "postgres" not in backend.read_text():
        return None
    postmaster = int(_fields(backend)[1])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    living = sum(_ticks(fields, 11, 12) for child in children if (fields := _fields_while_it_lives(child)))
    return (living + _ticks(_fields(Path(f"/proc/{postmaster}/stat")), 11, 12, 13, 14)) / TICKS


def _fields_while_it_lives(pid: str) -> list[str]:
    """Its time goes over to its parent when it ends."""
    try:
        return _fields(Path(f"/proc/{pid}/stat"))
    except (FileNotFoundError, ProcessLookupError):
        return []


def _fields(stat: Path) -> list[str]:
    """Those after the name of the program, which may hold blanks: state, parent, ..."""
    return stat.read_text().rpartition(") ")[2].split()


def _ticks(fields: list[str], *numbers: int) -> int:
    return sum(int(fields[number]) for number in numbers)
