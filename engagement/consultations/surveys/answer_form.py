"""A survey, or one page of it, as a form: one field a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from engagement.consultations.models import Draft, Question
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.branching import SaidByCode, missing, shown
from engagement.consultations.surveys.questions.text import LONGEST
from engagement.consultations.surveys.questions.wording import marked
from engagement.consultations.versioned import VersionedForm

__all__ = ["LONGEST", "Said", "SurveyForm"]


@dataclass(frozen=True)
class Said:
    """What a person said, by the codes of questions, each as its kind says it; `version` is of what she was asked.

    `on_paper`: a pen may leave out what must be answered on the site; nobody can ask again. A consent stays one.
    """

    version: int
    answers: SaidByCode
    on_paper: bool = False


class SurveyForm(VersionedForm):
    """Fields are named after the codes of the questions; `version` is that of the questions she saw.

    A `page` is what is shown of one page; without it the form has all questions, and sees for itself which are shown.
    It is filled with what was `said`; `draft` tells its page that this was kept and not sent.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Sequence[Question],
        said: SaidByCode,
        version: int,
        language: str,
        page: Sequence[Question] | None = None,
        draft: Draft | None = None,
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.draft = draft
        self.is_page = page is not None
        self.questions = questions if page is None else page
        certain = {question.code for question in page or shown(questions, {})}
        for question in self.questions:
            self.fields[question.code] = _field(question, language)
            # Of what hangs on an answer, only all answers together know whether it is asked at all (see clean).
            self.fields[question.code].required &= question.code in certain
            self.initial[question.code] = kind_named(question.kind).filled(said.get(question.code, ()))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for question in [] if self.is_page else missing(self.questions, self.answers()):
            if question.code not in self.errors:
                self.add_error(question.code, _("This question must be answered."))
        return cleaned

    def answers(self) -> dict[str, list[str]]:
        """What is valid of what was sent."""
        return {
            question.code: kind_named(question.kind).said(self.cleaned_data[question.code])
            for question in self.questions
            if question.code in self.cleaned_data
        }

    def given(self) -> Said:
        """The cleaned values as the method takes them."""
        return Said(version=self.cleaned_data["version"], answers=self.answers())


def _field(question: Question, language: str) -> forms.Field:
    words: dict[str, Any] = {"label": marked(question, original=language), "required": question.required}
    if question.help:
        # Help is shown as it stands: what organisers write must be escaped here.
        words["help_text"] = marked(question, "help", original=language)
    return kind_named(question.kind).field(question, words)
