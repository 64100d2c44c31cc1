"""The processes of a running site: started, started again when they die, stopped in order."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from config.launch import processes

RESTARTS = 5
WITHIN = 300.0  # seconds


class GaveUp(Exception):
    """A child died again and again."""


@dataclass
class Child:
    """One process of the site. `start` makes it, `ask` the signal it ends by, in `patience` seconds."""

    name: str
    log: Path
    start: Callable[[], subprocess.Popen[bytes]]
    ask: int = signal.SIGTERM
    patience: float = 5.0
    deaths: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        self.process = self.start()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None


def tend(children: list[Child], say: Callable[[str], None], pause: Callable[[float], None]) -> None:
    """Start again each child that has died, more slowly each time; raise GaveUp when it dies too often."""
    for child in children:
        if not child.has_died():
            continue
        assert child.process is not None  # noqa: S101 - it has died
        now = time.monotonic()
        child.deaths = [death for death in child.deaths if now - death < WITHIN] + [now]
        say(f"{processes.last_words(child.log)}\n{child.name} ended ({_how(child.process.returncode)}).")
        if len(child.deaths) > RESTARTS:
            raise GaveUp(
                f"{child.name} ended {len(child.deaths)} times: the reason is above and in {child.log}"
            )
        wait = 2 ** (len(child.deaths) - 1)
        say(f"Starting {child.name} again in {wait} s.")
        for _ in range(wait * 4):
            pause(0.25)
        child.run()


def stop(children: list[Child], is_urgent: Callable[[], bool]) -> None:
    """Ask the children to end, all of the list at once in its order, and wait; end those that do not."""
    alive = [child for child in children if child.process is not None]
    for child in alive:
        if not child.has_died():
            child.process.send_signal(child.ask)
    until = time.monotonic() + max((child.patience for child in alive), default=0)
    while any(not child.has_died() for child in alive) and time.monotonic() < until and not is_urgent():
        time.sleep(0.05)
    for child in alive:
        processes.stop(child.process, signal.SIGKILL)


def _how(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
