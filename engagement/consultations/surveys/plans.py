"""What an organiser asks, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from engagement.consultations.choices import QuestionKind


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
