"""The words of `make bench`, its database, and where its figures go."""

import argparse
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from config.launch.folders import ROOT
from tests.bench.cases import guests_for
from tests.bench.data import fill
from tests.bench.figures import table
from tests.bench.measuring import measure, say

FIGURES = ROOT / ".balai" / "bench.json"
KEPT = Path(__file__).with_name("results.json")


def main() -> int:
    """Measure and tell; returns 1 when a request failed."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--scale", type=float, default=1.0, help="how long a round is: 0.2 is quick and rough"
    )
    parser.add_argument("--keep", action="store_true", help=f"write the figures to {KEPT.name} too")
    wanted = parser.parse_args()
    logging.getLogger().setLevel(logging.WARNING)
    with database():
        say("Filling the database")
        data = fill(guests_for(wanted.rounds, wanted.scale))
        found = measure(data, rounds=wanted.rounds, scale=wanted.scale)
    for path in (FIGURES, KEPT) if wanted.keep else (FIGURES,):
        path.write_text(json.dumps(found, indent=1) + "\n")
    say(f"\n{table(found)}\nAs JSON: {FIGURES.relative_to(ROOT)}")
    sides = [side for case in found["cases"].values() for side in (case["page"], case["floor"])]
    return 1 if any(side["failed"] for side in sides) else 0


@contextmanager
def database() -> Iterator[None]:
    """A database of its own, gone afterwards."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
