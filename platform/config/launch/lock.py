"""One at a time: a folder of servers belongs to the process that holds its lock, until that process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.launch.folders import CannotStart, made


class AlreadyRunning(CannotStart):
    """Another process holds the folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the folder; the system lets go of it even when the holder is killed."""
    path = made(folder) / "lock"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise AlreadyRunning(
                f"Balai already runs from {folder} (process {holder})."
                f" Stop that one first, with Ctrl-C or: kill {holder}"
            ) from taken
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
        file.truncate(0)
