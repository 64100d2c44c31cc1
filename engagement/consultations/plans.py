"""What an organiser plans of phases and questions, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engagement.consultations.choices import QuestionKind


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question; `choices` in their order, empty for a text question."""

    kind: QuestionKind
    text: str
    help: str
    required: bool
    choices: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class PlannedPhase:
    """One phase: its title (empty: the name of its method) and its aware moments."""

    title: str
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class PlannedDecision:
    """By which rule it falls, how many options are chosen, how many ballots and what whole per cent it takes, if any."""

    rule: str
    seats: int = 1
    quorum: int | None = None
    share: int | None = None


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One option to choose."""

    text: str
    help: str = ""
