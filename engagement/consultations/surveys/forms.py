"""Forms of those who write the questions."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable, readable
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import LONGEST_HEADING, LONGEST_TEXT, Choice, Question
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.branching import name_of
from engagement.consultations.surveys.questions.figures import plain
from engagement.consultations.surveys.questions.wording import texts_in


class QuestionForm(forms.Form):
    """One question of a survey, with the fields of its kind: the one that was sent, else `kind`.

    `conditions`: the answers of earlier questions it may hang on.
    """

    text = forms.CharField(
        label=_("What do you ask?"),
        max_length=LONGEST_TEXT,
        validators=[check_readable],
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    kind = forms.ChoiceField(choices=QuestionKind.choices, widget=forms.HiddenInput)
    help = forms.CharField(
        label=_("A word of help below the question"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    required = forms.BooleanField(label=_("It must be answered"), required=False)
    shown_if = forms.ChoiceField(
        label=_("Ask it only where somebody answered"),
        required=False,
        help_text=_("It then comes on a page after that answer."),
    )
    starts_page = forms.BooleanField(label=_("A new page begins with it"), required=False)
    page_heading = forms.CharField(
        label=_("Heading of that page"),
        required=False,
        max_length=LONGEST_HEADING,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    page_shown_if = forms.ChoiceField(label=_("Show that page only where somebody answered"), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        kind: str = QuestionKind.TEXT,
        conditions: Sequence[Choice] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        sent = (data or {}).get("kind", kind)
        self.answered = kind_named(sent if sent in QuestionKind.values else QuestionKind.TEXT)
        super().__init__(data, initial={**(initial or {}), "kind": self.answered.name})
        self.own = self.answered.settings()
        self.fields |= self.own
        self.order_fields(["text", "kind", *self.own])
        for name in ("shown_if", "page_shown_if"):
            if conditions:
                self.fields[name].choices = _offered(conditions)  # type: ignore[attr-defined]  # a ChoiceField
            else:
                del self.fields[name]

    def clean_choices(self) -> list[str]:
        lines = (readable(line, optional=True) for line in self.cleaned_data["choices"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for name, words in self.answered.faults(self.asked()).items():
                self.add_error(name, words)
        return cleaned

    def asked(self) -> Asked:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Asked(**({"choices": []} | cleaned | {"kind": self.answered.name}))

    @staticmethod
    def said_of(question: Question) -> dict[str, Any]:
        """What the form shows of a question that is there already."""
        names = (
            "text",
            "kind",
            "help",
            "required",
            "unit",
            "low_words",
            "high_words",
            "starts_page",
            "page_heading",
        )
        numbers = {name: getattr(question, name) for name in ("least", "most")}
        return (
            {name: getattr(question, name) for name in names}
            | {name: plain(number) for name, number in numbers.items() if number is not None}
            | {
                "choices": "\n".join(choice.text for choice in question.choices.all()),
                "shown_if": name_of(question.shown_if),
                "page_shown_if": name_of(question.page_shown_if),
            }
        )


def _offered(conditions: Sequence[Choice]) -> list[Any]:  # Any: groups, as ChoiceField takes them
    """The answers to hang on, under their questions."""
    groups = [
        (str(question), [(name_of(choice), choice.text) for choice in choices])
        for question, choices in groupby(conditions, key=lambda choice: choice.question)
    ]
    return [("", _("whatever was answered")), *groups]


class TranslationForm(forms.Form):
    """The words of a survey in one other language: a field a text, under the key of `texts_in`."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        questions: Sequence[Question],
        language: str,
        original: str,
        is_answered: bool,
    ) -> None:
        super().__init__(data)
        for text in texts_in(questions):
            there = text.row.translations.get(language, {}).get(text.name, "")
            self.fields[text.key] = forms.CharField(
                label=format_html('<bdi lang="{}">{}</bdi>', original, text.original),
                required=False,
                max_length=text.longest,
                initial=there,
                # What people have answered to stays as it is.
                disabled=bool(there and is_answered),
                widget=forms.TextInput(attrs={"lang": language, "dir": "auto"}),
            )
