"""The words of `make bench-reminders`, its database, and where its figures go."""

import argparse
import json
import logging
from pathlib import Path

from config.launch.folders import ROOT
from tests.bench.command import database
from tests.bench.reminders.measuring import measure, say
from tests.bench.reminders.table import table

FIGURES = ROOT / ".balai" / "bench-reminders.json"
KEPT = Path(__file__).parent.with_name("reminders.json")


def main() -> int:
    """Measure and tell; returns 1 when a message was lost, doubled, or planned twice."""
    parser = argparse.ArgumentParser(prog="make bench-reminders")
    parser.add_argument("--scale", type=float, default=1.0, help="how many messages: 0.05 is quick and rough")
    parser.add_argument("--keep", action="store_true", help=f"write the figures to {KEPT.name} too")
    wanted = parser.parse_args()
    logging.getLogger().setLevel(logging.WARNING)
    with database():
        found = measure(wanted.scale)
    for path in (FIGURES, KEPT) if wanted.keep else (FIGURES,):
        path.write_text(json.dumps(found, indent=1) + "\n")
    say(f"\n{table(found)}\nAs JSON: {FIGURES.relative_to(ROOT)}")
    return 0 if found["once"] and found["plan_again"]["written"] == 0 else 1
