"""A ballot as a form: one field an option."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from engagement.consultations.decided import what_it_takes
from engagement.consultations.models import Decision, Option
from engagement.consultations.counting import rule_named
from engagement.consultations.versioned import VersionedForm

FEW = 3
Words = Sequence[tuple[str, Any]]  # Any: lazy or plain words


@dataclass(frozen=True)
class Cast:
    """What a person marked: the mark of each option she marked, by its code."""

    version: int
    marks: Mapping[str, int]


class BallotForm(VersionedForm):
    """Fields are named after the codes of the options; `version` is that of the options she saw."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        options: Sequence[Option],
        decision: Decision,
        marks: Mapping[int, int],
        version: int,
        language: str,
    ) -> None:
        super().__init__(data, initial={"version": version})
        rule = rule_named(decision.rule)
        self.options, self.how, self.what_it_takes = options, rule.how, what_it_takes(decision)
        words = [(str(value), said) for value, said in rule.marks(len(options))]
        for option in options:
            self.fields[option.code] = _field(option, words, language)
            self.initial[option.code] = str(marks[option.pk]) if option.pk in marks else ""

    def given(self) -> Cast:
        """The cleaned values as the method takes them."""
        said = {option.code: self.cleaned_data[option.code] for option in self.options}
        marks = {code: int(value) for code, value in said.items() if value != ""}
        return Cast(self.cleaned_data["version"], marks)


def _field(option: Option, words: Words, language: str) -> forms.ChoiceField:
    """A tick where there is one mark, buttons where there are few, else a list that a phone opens by itself."""
    named: dict[str, Any] = {"label": _own(option.text, language), "required": False}
    if option.help:
        named["help_text"] = _own(option.help, language)
    if len(words) == 1:
        return Tick(choices=words, widget=forms.CheckboxInput(check_test=bool), **named)
    none = [("", _("No mark"))]
    if len(words) <= FEW:
        # A radio button cannot be unchosen; the last one takes the mark back.
        return forms.ChoiceField(choices=[*words, *none], widget=forms.RadioSelect, **named)
    return forms.ChoiceField(choices=[*none, *words], **named)


class Tick(forms.ChoiceField):
    """A box that says the one mark there is, or nothing."""

    def to_python(self, value: Any) -> str:
        return "1" if value is True or value == "1" else "" if not value else str(value)


def _own(text: str, language: str) -> SafeString:
    """The organisers' words in their own language and direction, among the page's words in the reader's."""
    return format_html('<bdi lang="{}">{}</bdi>', language, text)
