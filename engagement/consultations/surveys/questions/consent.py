"""Consent: one statement she ticks herself. Its answer names the wording of the question that was agreed to."""

from collections.abc import Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import LONGEST_TEXT, Question
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import choosing
from engagement.consultations.surveys.questions.kind import Row
from engagement.consultations.surveys.questions.many import Many


class Consent(Many):
    name = QuestionKind.CONSENT

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            "choices": forms.CharField(
                label=gettext_lazy("The statement people tick"),
                required=False,
                max_length=LONGEST_TEXT,
                help_text=gettext_lazy(
                    'One sentence in the words of whoever ticks it: "My answer may be quoted without my name."'
                ),
                widget=forms.TextInput,
            )
        }

    def faults(self, asked: Asked) -> Mapping[str, str]:
        if len(asked.choices) != 1 or len(asked.choices[0]) > LONGEST_TEXT:
            words = _("Write one statement of at most %(most)d characters.") % {"most": LONGEST_TEXT}
            return {"choices": words}
        return {}

    def rows(self, question: Question, said: Sequence[str]) -> list[Row]:
        return [{"choice": choice, "wording": question.wording} for choice in choosing.chosen(question, said)]
