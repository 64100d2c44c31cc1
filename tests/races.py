"""Many threads at one gate: each with a database connection of its own, all let go at the same moment."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once[Result](deeds: Sequence[Callable[[], Result]]) -> list[Result | Exception]:
    """Do all deeds at the same moment; what each returned, or the exception it raised."""
    gate = Barrier(len(deeds))

    def one(deed: Callable[[], Result]) -> Result | Exception:
        try:
            connection.ensure_connection()
            gate.wait(timeout=60)
            return deed()
        except Exception as refused:  # the caller compares what was refused
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(deeds)) as pool:
        return list(pool.map(one, deeds))
