"""What an organiser writes of a question, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass

from engagement.consultations.choices import QuestionKind


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question; `choices` in their order, empty for a text question."""

    kind: QuestionKind
    text: str
    help: str
    required: bool
    choices: Sequence[str]
