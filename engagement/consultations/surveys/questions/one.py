"""One of several answers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Numbers, Row, Tally


def radio(
    offered: Sequence[tuple[str, str]],
    words: Mapping[str, Any],
    attrs: Mapping[str, str] = MappingProxyType({}),
) -> forms.Field:
    """Radio buttons; where it may be left out, one more that takes the answer back, as they cannot be unchosen."""
    none = [] if words["required"] else [("", format_html("{}", _("No answer")))]
    return forms.ChoiceField(choices=[*offered, *none], widget=forms.RadioSelect(dict(attrs)), **words)


class One:
    name = QuestionKind.ONE
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {"choices": choosing.list_field()}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return choosing.list_faults(asked)

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        return radio(choosing.offered(question), words)

    def said(self, cleaned: str) -> list[str]:
        return [cleaned] if cleaned else []

    def filled(self, said: Sequence[str]) -> str | None:
        return said[0] if said else None

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        if len(said) > 1:
            raise NotAChoice
        return [{"choice": choice} for choice in choosing.chosen(question, said)]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return choosing.positions(answers)

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return choosing.texts(answers)

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        return Numbers(choosing.bars(question, tallies, answered))
