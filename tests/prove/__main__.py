"""`make prove`: what could be luck in one run is done hundreds of times; all of it takes more than an hour.

`ARGS="races floods"` chooses, `ARGS="cases"` all whose names begin so, `ARGS="kills --times 50"` says how often. The
figures are written after each proof, so that a run in the background can be looked at, and stopped, at any time;
`--keep` puts them into the repository too.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

from tests.prove.proofs import PROOFS, Proof

ROOT = Path(__file__).resolve().parent.parent.parent
FIGURES = ROOT / ".balai" / "prove.json"
REPORT = ROOT / ".balai" / "prove.xml"
KEPT = Path(__file__).with_name("figures.json")
# Where a test that repeats by itself writes what it counted.
COUNTED = ROOT / ".balai" / "prove-counted.json"


def main() -> int:
    names = [proof.name for proof in PROOFS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=names, help=", ".join(names))
    parser.add_argument("--times", type=int, help="how often, instead of what the proof says")
    parser.add_argument("--keep", action="store_true", help=f"write the figures into {KEPT.name} too")
    wanted = parser.parse_args()
    starts = tuple(wanted.names)
    if unknown := [start for start in starts if not any(name.startswith(start) for name in names)]:
        parser.error(f"there is no proof {', '.join(unknown)}: say {', '.join(names)}")
    found = {}
    for proof in (proof for proof in PROOFS if proof.name.startswith(starts)):
        found[proof.name] = prove(proof, wanted.times or proof.times)
        FIGURES.write_text(json.dumps(found, indent=1) + "\n")
        if wanted.keep:
            kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
            KEPT.write_text(json.dumps(kept | found, indent=1) + "\n")
        print(f"{proof.name}: {json.dumps(found[proof.name])}", flush=True)
    return 1 if any(figures["failed"] for figures in found.values()) else 0


def prove(proof: Proof, times: int) -> dict[str, object]:
    """Run the tests of a proof so many times; how many passed and failed, and which."""
    began, at = time.monotonic(), datetime.now(UTC)
    REPORT.unlink(missing_ok=True)
    COUNTED.unlink(missing_ok=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "tests.prove.repeat", "-p", "no:cacheprovider"),
            *("--tb", "short", "--junit-xml", str(REPORT), *proof.tests),
        ],
        cwd=ROOT,
        env=os.environ
        | {name: value.format(times=times) for name, value in proof.environ.items()}
        | {"PROVE_FIGURES": str(COUNTED)},
        check=False,
    )
    cases = list(ElementTree.parse(REPORT).iter("testcase")) if REPORT.exists() else []
    failed = [
        case.get("name")
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    ]
    return {
        "at": at.isoformat(timespec="minutes"),
        "times": times,
        "passed": len(cases) - len(failed),
        "failed": len(failed) if cases else 1,
        "failures": failed[:20],
        **({"counted": json.loads(COUNTED.read_text())} if COUNTED.exists() else {}),
        "minutes": round((time.monotonic() - began) / 60, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
