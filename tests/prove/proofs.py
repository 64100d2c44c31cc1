"""What is proved by doing it very often, and how often that is."""

from dataclasses import dataclass, field
from pathlib import Path

CASES = Path("tests/notifications/cases")


@dataclass(frozen=True)
class Proof:
    """Tests to be run `times` over; `environ` is told to them, with {times} in it filled in.

    Where the test itself repeats what is proved (kills), it runs once and is told how often.
    """

    name: str
    tests: tuple[str, ...]
    times: int
    environ: dict[str, str] = field(default_factory=lambda: {"PROVE_TIMES": "{times}"})


def _cases() -> list[Proof]:
    """A proof for each page of cases, so that the figures of one are kept while the next runs."""
    pages = sorted((Path(__file__).parents[2] / CASES).glob("test_*.py"))
    return [
        Proof(page.stem.replace("test_", "cases-"), (str(CASES / page.name),), times=20) for page in pages
    ]


PROOFS = (
    Proof(
        "races",
        (
            "tests/engagement/events/test_races.py",
            "tests/engagement/consultations/test_races.py",
            "tests/engagement/campaigns/test_races.py",
        ),
        times=200,
    ),
    Proof("floods", ("tests/load/test_thousand.py",), times=20),
    Proof(
        "signatures",
        ("tests/load/test_signatures.py",),
        times=10_000,
        environ={"PROVE_SIGNATURES": "{times}"},
    ),
    Proof("kills", ("tests/prove/kills.py",), times=300, environ={"PROVE_KILLS": "{times}"}),
    Proof(
        "storm",
        ("tests/prove/long_storm.py",),
        times=200,
        environ={"PROVE_KILLS": "{times}", "PROVE_REMINDERS": "100000"},
    ),
    Proof(
        "sequences",
        ("tests/notifications/test_sequences.py",),
        times=1000,
        environ={"PROVE_SEQUENCES": "{times}"},
    ),
    *_cases(),
    Proof(
        "workers",
        ("tests/notifications/test_kills.py", "tests/notifications/test_hints.py"),
        times=20,
    ),
)
