"""Hears that the run is to end: Ctrl-C, a kill, a closed terminal, a make that keeps it to itself."""

import os
import signal
import time
from pathlib import Path

from config.launch.processes import tie_to_parent

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
MAKES = {"make", "gmake", "bmake"}


class StopAsked(Exception):
    """Someone wants the run to end."""


class StopRequest:
    """Counts the requests: the first ends the run in order, a second one ends it at once."""

    def __init__(self) -> None:
        self.count = 0
        self._make: int | None = None
        self._make_catches = 0

    def listen(self) -> None:
        """Take the signals over. A hang-up that is ignored (nohup) stays so; an interrupt does not, since a
        script's background job is born with it ignored and must be stoppable all the same."""
        for number in SIGNALS:
            if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._hear)
        parent = os.getppid()
        if _name(parent) in MAKES:
            self._make, self._make_catches = parent, _caught_by(parent)
            tie_to_parent(parent, signal.SIGTERM)

    def _hear(self, *_signal_and_frame: object) -> None:
        self.count += 1

    def pause(self, seconds: float) -> None:
        """Sleep a little, then raise StopAsked when the run is to end. Every wait goes through here."""
        if self._is_asked():
            raise StopAsked
        time.sleep(seconds)
        if self._is_asked():
            raise StopAsked

    def _is_asked(self) -> bool:
        """Make does not pass SIGINT on: it takes its own handler away and waits for us. That shows."""
        if not self.count and self._make and self._make_catches & ~_caught_by(self._make):
            self.count = 1
        return self.count > 0


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def _caught_by(pid: int) -> int:
    """Return which of our signals the process has handlers for, as bits (0 where there is no /proc)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    caught = int(next(line for line in status.splitlines() if line.startswith("SigCgt:")).split()[1], 16)
    return caught & sum(1 << (number - 1) for number in SIGNALS)
