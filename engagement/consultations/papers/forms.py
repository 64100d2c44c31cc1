"""Forms of paper: how many sheets to print, and the head of one that is typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.codes import read_checked_code
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Phase, Question
from engagement.consultations.papers.limits import MOST_AT_ONCE
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.answer_form import Said, SurveyForm


class PrintForm(forms.Form):
    """How many sheets, and in which language."""

    sheets = forms.IntegerField(
        label=gettext_lazy("How many sheets?"),
        min_value=1,
        max_value=MOST_AT_ONCE,
        initial=20,
        help_text=gettext_lazy(
            "Each has a code of its own, so print as many as you hand out: do not copy them."
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the sheets"), choices=settings.LANGUAGES)


class SheetForm(SurveyForm):
    """One sheet: its code, the language it is written in, and all questions on one page."""

    def __init__(self, data: Mapping[str, Any] | None, *, phase: Phase, language: str) -> None:
        original = phase.consultation.activity.original_language
        super().__init__(data, questions=_on_paper(phase), said={}, version=phase.version, language=original)
        self.initial["language"] = language
        head = {
            "code": forms.CharField(
                label=_("Code of the sheet"),
                max_length=40,
                help_text=_("12 letters and digits. Spaces and dashes do not matter."),
                widget=forms.TextInput(
                    {
                        "autocomplete": "off",
                        "autocapitalize": "characters",
                        "spellcheck": "false",
                        "autofocus": "",
                    }
                ),
            ),
            "language": forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES),
        }
        self.fields = head | self.fields

    def clean_code(self) -> str:
        code = read_checked_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                _("A character seems to be mistyped. Compare the code once more with the sheet.")
            )
        return code

    def given(self) -> Said:
        return replace(super().given(), on_paper=True)


def _on_paper(phase: Phase) -> list[Question]:
    """The questions; a pen can leave out what a form would ask for again."""
    questions = surveys.questions_of(phase)
    for question in questions:
        question.required &= question.kind == QuestionKind.CONSENT
    return questions
