"""Starts and stops child processes so that none outlives the one that started it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from config.launch.folders import made

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def tie_to_parent(parent: int, farewell: int) -> None:
    """Ask the kernel to send this process the signal when its parent ends, however it ends (Linux only)."""
    if LIBC is not None:
        LIBC.prctl(PR_SET_PDEATHSIG, farewell)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)  # it ended before we had asked


def spawn(
    command: Sequence[str | Path],
    *,
    log: Path,
    environ: Mapping[str, str],
    account: Mapping[str, object] | None = None,
    farewell: int = signal.SIGTERM,
    cwd: Path | None = None,
    stdin: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, its words appended to the log.

    A session of its own keeps the terminal's Ctrl-C from it: whoever started it stops it in its turn.
    To be called from the main thread: the kernel watches the thread that started the child, not the process.
    """
    parent = os.getpid()
    made(log.parent)

    def before_it_becomes_the_command() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's background job hands it down ignored
        tie_to_parent(parent, farewell)

    with log.open("ab") as words:
        return subprocess.Popen(
            [str(word) for word in command],
            env=dict(environ),
            cwd=cwd,
            stdin=stdin,
            stdout=words,
            stderr=words,
            start_new_session=True,
            preexec_fn=before_it_becomes_the_command,  # safe: the supervisor has one thread
            **dict(account or {}),
        )


def stop(process: subprocess.Popen[bytes], ask: int = signal.SIGTERM, patience: float = 10.0) -> None:
    """Ask the process to end; when it does not in `patience` seconds, end it and its whole group."""
    if process.poll() is None:
        process.send_signal(ask)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=patience)
    _end_group(process)
    process.wait()


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of the child's session: after an orderly end nothing is."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """Tell whether a process of that number runs, whoever owns it."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def last_words(log: Path, lines: int = 15) -> str:
    """Return the end of a log, to be shown when a child has died."""
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 8192))
            return "\n".join(file.read().decode(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def wait_until(happened, seconds: float, pause=time.sleep) -> bool:
    """Ask `happened()` again and again until it says yes (True) or the seconds are over (False)."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if happened():
            return True
        pause(0.05)
    return bool(happened())
