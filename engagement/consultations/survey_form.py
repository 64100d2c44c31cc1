"""The page of a survey as a form: one field a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Question
from engagement.consultations.versioned import VersionedForm

LONGEST = 4000


@dataclass(frozen=True)
class Said:
    """What a person said, by the codes of questions: her words, or the positions of what she chose."""

    version: int
    answers: Mapping[str, Sequence[str]]


class SurveyForm(VersionedForm):
    """Fields are named after the codes of the questions; `version` is that of the questions she saw."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Sequence[Question],
        answers: Sequence[Answer],
        version: int,
        language: str,
    ) -> None:
        super().__init__(data, initial={"version": version})
        self.questions = questions
        for question in questions:
            self.fields[question.code] = _field(question, language)
            self.initial[question.code] = _initial(question, answers)

    def given(self) -> Said:
        """The cleaned values as the method takes them."""
        cleaned = self.cleaned_data
        return Said(
            version=cleaned["version"],
            answers={question.code: _listed(cleaned[question.code]) for question in self.questions},
        )


def _field(question: Question, language: str) -> forms.Field:
    words: dict[str, Any] = {"label": _own(question.text, language), "required": question.required}
    if question.help:
        # Help is shown as it stands: what organisers write must be escaped here.
        words["help_text"] = _own(question.help, language)
    if question.kind == QuestionKind.TEXT:
        return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **words)
    offered = [(str(choice.position), _own(choice.text, language)) for choice in question.choices.all()]
    if question.kind == QuestionKind.MANY:
        return forms.MultipleChoiceField(choices=offered, widget=forms.CheckboxSelectMultiple, **words)
    if not question.required:
        # A radio button cannot be unchosen; this one takes the answer back.
        offered.append(("", format_html("{}", _("No answer"))))
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, **words)


def _own(text: str, language: str) -> SafeString:
    """The organisers' words in their own language and direction, among the page's words in the reader's."""
    return format_html('<bdi lang="{}">{}</bdi>', language, text)


def _initial(question: Question, answers: Sequence[Answer]) -> str | list[str] | None:
    own = [answer for answer in answers if answer.question_id == question.pk]
    if question.kind == QuestionKind.MANY:
        return [str(answer.choice.position) for answer in own if answer.choice]
    if not own:
        return None
    return str(own[0].choice.position) if own[0].choice else own[0].text


def _listed(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]
