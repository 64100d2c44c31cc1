"""What an organiser plans of phases and questions, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from engagement.consultations.choices import QuestionKind
from places.models import Place


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question; what does not belong to its kind is left out by the service.

    `choices` in their order. A condition is an answer of an earlier question: its code, a colon, the position of the
    choice; empty where it is always shown.
    """

    kind: QuestionKind
    text: str
    help: str
    required: bool
    choices: Sequence[str]
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str = ""
    low_words: str = ""
    high_words: str = ""
    starts_page: bool = False
    page_heading: str = ""
    page_shown_if: str = ""
    shown_if: str = ""


@dataclass(frozen=True, kw_only=True)
class PlannedPhase:
    """One phase: its title (empty: the name of its method) and its aware moments."""

    title: str
    opens_at: datetime
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class PlannedDecision:
    """By which rule it falls, how many options are chosen, and what it takes for the result to hold, if anything.

    `electorate` is how many people may vote, as the organisers counted; `quorum` the part of them that must, in whole
    per cent; `share` one of choices.Share, or empty.
    """

    rule: str
    seats: int = 1
    electorate: int | None = None
    quorum: int | None = None
    share: str = ""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """One option to choose."""

    text: str
    help: str = ""


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
