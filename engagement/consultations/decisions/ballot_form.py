"""A ballot as a form: one field an option."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from engagement.consultations.decisions.counting import Rule, rule_named
from engagement.consultations.decisions.verdicts import what_it_takes
from engagement.consultations.models import Decision, Option
from engagement.consultations.versioned import VersionedForm


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
        self.rule = rule_named(decision.rule)
        self.options, self.what_it_takes = options, what_it_takes(decision)
        for option in options:
            self.fields[option.code] = _field(option, self.rule, len(options), language)
            self.initial[option.code] = str(marks[option.pk]) if option.pk in marks else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.rule.is_order:
            self._see_that_no_two_are_the_same()
        return cleaned

    def given(self) -> Cast:
        """The cleaned values as the method takes them."""
        return Cast(self.cleaned_data["version"], self._marks())

    def _marks(self) -> dict[str, int]:
        said = {option.code: self.cleaned_data.get(option.code) for option in self.options}
        return {code: int(value) for code, value in said.items() if value}

    def _see_that_no_two_are_the_same(self) -> None:
        """Say at each of them what is the matter, so that nobody has to look for it."""
        marks = self._marks()
        times = Counter(marks.values())
        for code, mark in marks.items():
            if times[mark] > 1:
                words = _(
                    "You gave choice %(rank)d more than once. Give each option its own, or leave one out."
                )
                self.add_error(code, words % {"rank": mark})


class Checkbox(forms.CheckboxInput):
    """A box whose tick is the mark 1; what else is sent is no tick but a mistake, for the field to say."""

    def __init__(self) -> None:
        super().__init__(check_test=bool)

    def format_value(self, value: Any) -> str:
        return "1"

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Any:
        return data.get(name)


def _field(option: Option, rule: Rule, options: int, language: str) -> forms.ChoiceField:
    """A tick where there is one mark, a list that a phone opens by itself for an order, else buttons."""
    words: list[tuple[str, Any]] = [(str(value), said) for value, said in rule.marks(options)]
    named: dict[str, Any] = {"label": _own(option.text, language), "required": False}
    if option.help:
        # Help is shown as it stands: what organisers write must be escaped here.
        named["help_text"] = _own(option.help, language)
    if len(words) == 1:
        return forms.ChoiceField(choices=words, widget=Checkbox, **named)
    if rule.is_order:
        return forms.ChoiceField(choices=[("", _("Leave it out")), *words], **named)
    return forms.ChoiceField(choices=words, widget=forms.RadioSelect, **named)


def _own(text: str, language: str) -> SafeString:
    """The organisers' words in their own language and direction, among the page's words in the reader's."""
    return format_html('<bdi lang="{}">{}</bdi>', language, text)
