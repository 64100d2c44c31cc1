"""Rounds into figures, figures into a table."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from statistics import median, quantiles
from typing import Any

from django.db import connection

from tests.bench.client import CONNECTIONS, Round

Figures = dict[str, Any]  # Any: goes into JSON as it is


def of_side(rounds: Sequence[Round], status: int, queries: int) -> Figures:
    """What the rounds of one side say: milliseconds, and bytes of a body before compression.

    `computing` is the processor time of the web processes for one request, whatever else the machine did.
    """
    latencies = [1000 * latency for one in rounds for latency in one.latencies]
    cuts = quantiles(latencies, n=100)
    return {
        "per_second": round(median(one.per_second for one in rounds), 1),
        "computing": round(1000 * sum(one.server for one in rounds) / len(latencies), 1),
        "p50": round(cuts[49], 1),
        "p95": round(cuts[94], 1),
        "p99": round(cuts[98], 1),
        "queries": queries,
        "bytes": rounds[-1].size,
        "requests": len(latencies),
        "failed": sum(one.statuses.total() - one.statuses[status] for one in rounds),
        "client_share": round(sum(one.client for one in rounds) / sum(one.seconds for one in rounds), 2),
    }


def ratio(pages: Sequence[Round], floors: Sequence[Round]) -> Figures:
    """How many requests the page answers while its floor answers one: median of the rounds, least and most."""
    each = [page.per_second / floor.per_second for page, floor in zip(pages, floors, strict=True)]
    return {"median": round(median(each), 2), "least": round(min(each), 2), "most": round(max(each), 2)}


def machine() -> Figures:
    """What the figures were made on. The tests' database server does not wait for the disk."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version'), current_setting('fsync'), "
            "current_setting('synchronous_commit')"
        )
        postgres, fsync, commit = cursor.fetchone()
    packages = {name: version(name) for name in ("django", "gunicorn", "psycopg")}
    return {
        "processors": os.cpu_count(),
        "load_average": load_average(),
        "python": platform.python_version(),
        "postgresql": postgres,
        "fsync": fsync,
        "synchronous_commit": commit,
        "connections": CONNECTIONS,
        **packages,
    }


def load_average() -> float:
    """Of the last minute."""
    return round(os.getloadavg()[0], 1)


def table(found: Figures) -> str:
    """The same for people: each page on one line, its floor on the next."""
    head = f"{'':34}{'/s':>8}{'cpu':>7}{'p50':>8}{'p95':>8}{'p99':>8}{'queries':>9}{'bytes':>8}{'of floor':>10}  spread"
    lines = [head]
    for name, case in found["cases"].items():
        share = case["ratio"]
        lines.append(
            f"{_line(name, case['page'])}{share['median']:>10.0%}  {share['least']:.0%} to {share['most']:.0%}"
        )
        lines.append(_line("  its floor", case["floor"]))
    memory = ", ".join(f"{name} {megabytes}" for name, megabytes in found["memory"].items())
    machine, ceiling = found["machine"], found["client_ceiling"]
    lines += [
        "",
        f"Milliseconds; {CONNECTIONS} connections; cpu: of the web processes, for one request; bytes uncompressed.",
        f"Memory in MB (PSS; parent, workers): {memory}.",
        f"The load generator alone does {ceiling} /s. Load average before and after:"
        f" {machine['load_average']}, {machine['load_average_after']}.",
    ]
    return "\n".join(lines)


def _line(name: str, side: Figures) -> str:
    columns = (("per_second", 8), ("computing", 7), ("p50", 8), ("p95", 8), ("p99", 8))
    speed = "".join(f"{side[column]:>{width}.1f}" for column, width in columns)
    failed = f"  {side['failed']} FAILED" if side["failed"] else ""
    return f"{name:34}{speed}{side['queries']:>9}{side['bytes']:>8}{failed}"
