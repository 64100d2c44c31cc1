"""A step on a scale, from 1 to 5 or from 0 to 10, with words at both ends."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import LONGEST_END, Answer, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.figures import figures
from engagement.consultations.surveys.questions.kind import Numbers, Row, Tally
from engagement.consultations.surveys.questions.one import radio
from engagement.consultations.surveys.questions.wording import marked, words_of

ENDS = {Decimal(5): 1, Decimal(10): 0}
"""The first step of a scale by its last."""


class Scale:
    name = QuestionKind.SCALE
    results_template = "consultations/survey/results/_bars.html"

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            "most": forms.TypedChoiceField(
                label=gettext_lazy("Steps"),
                choices=[("5", gettext_lazy("1 to 5")), ("10", gettext_lazy("0 to 10"))],
                coerce=Decimal,
                initial="5",
                widget=forms.RadioSelect,
            ),
            "low_words": forms.CharField(
                label=gettext_lazy("What the lowest step means"),
                max_length=LONGEST_END,
                help_text=gettext_lazy("For example: not at all"),
            ),
            "high_words": forms.CharField(
                label=gettext_lazy("What the highest step means"),
                max_length=LONGEST_END,
                help_text=gettext_lazy("For example: very much"),
            ),
        }

    def faults(self, asked: Asked) -> Mapping[str, str]:
        if asked.most not in ENDS:
            return {"most": _("A scale goes from 1 to 5 or from 0 to 10.")}
        ends = {"low_words": asked.low_words, "high_words": asked.high_words}
        return {name: _("Say in words what this end means.") for name, words in ends.items() if not words}

    def field(self, question: Question, words: Mapping[str, Any]) -> forms.Field:
        original = question.phase.consultation.activity.original_language
        steps = steps_of(question)
        ends = {
            steps[0]: marked(question, "low_words", original=original),
            steps[-1]: marked(question, "high_words", original=original),
        }
        offered = [
            (str(step), format_html("{}: {}", step, ends[step]) if step in ends else str(step))
            for step in steps
        ]
        return radio(offered, words, {"data-steps": ""})

    def said(self, cleaned: str) -> list[str]:
        return [cleaned] if cleaned else []

    def filled(self, said: Sequence[str]) -> str | None:
        return said[0] if said else None

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        steps = {str(step): step for step in steps_of(question)}
        if not steps.keys() >= set(said) or len(said) > 1:
            raise NotAChoice
        return [{"number": steps[step]} for step in said]

    def said_in(self, answers: Sequence[Answer]) -> list[str]:
        return [str(int(answer.number)) for answer in answers if answer.number is not None]

    def told(self, question: Question, answers: Sequence[Answer]) -> list[str]:
        return [
            _("%(step)s, on a scale from %(first)d (%(low)s) to %(last)d (%(high)s)")
            % {
                "step": step,
                "first": steps_of(question)[0],
                "low": words_of(question, "low_words"),
                "last": steps_of(question)[-1],
                "high": words_of(question, "high_words"),
            }
            for step in self.said_in(answers)
        ]

    def numbers(self, question: Question, tallies: Sequence[Tally], answered: int) -> Numbers:
        counts = {int(tally.number): tally.count for tally in tallies if tally.number is not None}
        steps = steps_of(question)
        ends = {steps[0]: words_of(question, "low_words"), steps[-1]: words_of(question, "high_words")}
        texts = {step: f"{step}: {ends[step]}" if step in ends else str(step) for step in steps}
        bars = [choosing.bar(texts[step], counts.get(step, 0), answered) for step in steps]
        return Numbers(bars, figures(tallies))


def steps_of(question: Question) -> range:
    """The steps from the lowest on."""
    last = question.most or Decimal(5)
    return range(ENDS[last], int(last) + 1)
