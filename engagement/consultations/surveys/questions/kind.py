"""What a survey asks of each way of answering a question."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol

from django import forms

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.plans import Asked
from places.models import Place

Row = Mapping[str, object]


@dataclass(frozen=True)
class Tally:
    """How many rows of answers to one question hold the same; `choice` is the number of its row."""

    count: int
    choice: int | None = None
    rank: int | None = None
    number: Decimal | None = None
    date: datetime.date | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Bar:
    """How often an answer was given, and the share of those who answered the question (whole per cent).

    Of rankings: `points` by Borda, `firsts` how many put it first, and the share is of the most points possible.
    """

    text: str
    count: int
    percent: int
    points: int | None = None
    firsts: int | None = None


@dataclass(frozen=True)
class Figure:
    """One number about all answers: its name for programs, and both in words."""

    name: str
    label: str
    value: str


@dataclass(frozen=True)
class Numbers:
    """The results of one question."""

    choices: list[Bar] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


class Kind(Protocol):
    """One way of answering.

    `said` is an answer as forms, drafts and the API carry it: a list of words, empty where nothing was said. For
    choices these are positions, for rankings positions from the first place on, for places their code.
    """

    name: QuestionKind
    results_template: str

    def settings(self) -> Mapping[str, forms.Field]:
        """The fields of `Asked` that are the organiser's to fill in for this kind."""
        ...

    def faults(self, asked: Asked) -> Mapping[str, str]:
        """What cannot be asked so, in words by the name of the field."""
        ...

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        """The field of a person's form; `words` are label, help_text and required. Any: as forms.Field takes them."""
        ...

    def said(self, cleaned: Any) -> list[str]:
        """What a valid form says. Any: as its own field cleans it."""
        ...

    def filled(self, said: Sequence[str]) -> Any:
        """What the field shows of it. Any: as its own field takes it."""
        ...

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        """The columns of each answer. Raises NotAChoice."""
        ...

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        """What the answers to one question say; turns `rows` round."""
        ...

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        """The same in words for people."""
        ...

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        """What `answered` people said in all."""
        ...
