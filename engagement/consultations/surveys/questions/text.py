"""In one's own words."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from core.texts import readable
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions.kind import Numbers, Row, Tally

LONGEST = 4000


class Text:
    name = QuestionKind.TEXT
    results_template = "consultations/survey/results/_text.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {}

    def faults(self, asked: Asked) -> Mapping[str, str]:
        return {}

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **words)

    def said(self, cleaned: str) -> list[str]:
        return [cleaned] if cleaned else []

    def filled(self, said: Sequence[str]) -> str:
        return "\n".join(said)

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        text = readable("\n".join(said), lines=True, optional=True)[:LONGEST]
        return [{"text": text}] if text else []

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return [answer.text for answer in answers]

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return self.said_in(answers)

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        return Numbers()
