"""What an organiser plans of phases and questions, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from engagement.consultations.choices import QuestionKind
from places.models import Place


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
class Prompted:
    """What people are asked in a phase of ideas or a discussion; `categories` in their order, none in a discussion."""

    text: str
    help: str = ""
    categories: Sequence[str] = ()
    takes_comments: bool = True


@dataclass(frozen=True, kw_only=True)
class IdeaWritten:
    """An idea as its writer hands it in; `category` is a code, empty where none is offered."""

    title: str
    text: str
    category: str = ""
    place: Place | None = None
