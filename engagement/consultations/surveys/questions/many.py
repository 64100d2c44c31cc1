"""As many of several answers as fit."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Numbers, Row, Tally


class Many:
    name = QuestionKind.MANY
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {"choices": choosing.list_field()}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return choosing.list_faults(asked)

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=choosing.offered(question), widget=forms.CheckboxSelectMultiple, **words
        )

    def said(self, cleaned: Sequence[str]) -> list[str]:
        return list(cleaned)

    def filled(self, said: Sequence[str]) -> list[str]:
        return list(said)

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        return [{"choice": choice} for choice in choosing.chosen(question, said)]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return choosing.positions(answers)

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return choosing.texts(answers)

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        return Numbers(choosing.bars(question, tallies, answered))
