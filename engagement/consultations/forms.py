"""Forms of those who plan a consultation."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable, readable
from engagement.activities.forms import TrunkForm
from engagement.activities.models import Activity
from engagement.activities.wall_clock import WallClockField, moment_of, on_the_wall
from engagement.consultations.choices import QuestionKind
from engagement.consultations.methods import METHODS, method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import LONGEST_CHOICE, LONGEST_PHASE, LONGEST_TEXT, Phase, Question
from engagement.consultations.plans import Asked, PlannedPhase

FEWEST, MOST = 2, 20


def method_field() -> forms.ChoiceField:
    """By which method people take part in a phase, each with a word on what it is good for."""
    offered = [
        (
            method.name,
            format_html('<span>{}<br><span class="hint">{}</span></span>', method.label, method.about),
        )
        for method in METHODS
    ]
    return forms.ChoiceField(
        label=_("How do people take part?"),
        choices=offered,
        initial=METHODS[0].name,
        widget=forms.RadioSelect,
    )


class ConsultationForm(TrunkForm):
    """The trunk's fields in the words of a consultation, and the method of its first phase."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # People answer on this site, wherever they are.
        del self.fields["is_online"]
        self.fields["place"].label = _("Which place is it about? A district, city, province or country")
        self.fields["starts"].label = _("Opens")
        self.fields["ends"].label = _("Closes")
        if not self.instance.pk:
            self.fields["method"] = method_field()
        elif self.instance.consultation.phases.count() > 1:
            self._keep_dates()

    def _keep_dates(self) -> None:
        """Each phase has dates of its own, which the clock of the place must not move either."""
        for name in ("starts", "ends", "zone"):
            self.fields[name].disabled = True
        self.fields["starts"].help_text = _("Each phase has its own dates: change them there.")

    def method(self) -> PhaseMethod:
        """The chosen one of a new consultation."""
        return method_named(self.cleaned_data["method"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["is_online"] = True
        return cleaned


class PhaseForm(forms.Form):
    """One phase of a consultation; its moments are by the clock of the consultation's place."""

    title = forms.CharField(
        label=_("What is this phase called?"),
        required=False,
        max_length=LONGEST_PHASE,
        help_text=_("Leave it empty to call it by the way in which people take part."),
    )
    opens = WallClockField(label=_("Opens"), help_text=_("By the clock at that place."))
    closes = WallClockField(label=_("Closes"))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, activity: Activity, phase: Phase | None = None
    ) -> None:
        zone = activity.zone
        shown: dict[str, Any] = {"opens": on_the_wall(activity.ends_at, zone)}
        if phase:
            opens, closes = on_the_wall(phase.opens_at, zone), on_the_wall(phase.closes_at, zone)
            shown = {"title": phase.title, "opens": opens, "closes": closes}
        super().__init__(data, initial=shown)
        self.zone, self.phase = zone, phase
        if phase is None:
            self.fields["method"] = method_field()
            self.order_fields(["method"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        opens, closes = cleaned.get("opens"), cleaned.get("closes")
        if opens and closes and closes <= opens:
            self.add_error("closes", _("The end must come after the start."))
        return cleaned

    def method(self) -> PhaseMethod:
        """The chosen one of a new phase."""
        return method_named(self.cleaned_data["method"])

    def planned(self) -> PlannedPhase:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        before = (self.phase.opens_at, self.phase.closes_at) if self.phase else (None, None)
        return PlannedPhase(
            title=cleaned["title"],
            opens_at=moment_of(cleaned["opens"], self.zone, before=before[0]),
            closes_at=moment_of(cleaned["closes"], self.zone, before=before[1]),
        )


class QuestionForm(forms.Form):
    """One question of a survey."""

    text = forms.CharField(label=_("What do you ask?"), max_length=LONGEST_TEXT, validators=[check_readable])
    kind = forms.ChoiceField(
        label=_("How do people answer?"),
        choices=QuestionKind.choices,
        initial=QuestionKind.TEXT,
        widget=forms.RadioSelect,
    )
    choices = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        max_length=MOST * (LONGEST_CHOICE + 2),
        help_text=_("One answer a line. Leave it empty where people answer in their own words."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    help = forms.CharField(
        label=_("A word of help below the question"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.TextInput,
    )
    required = forms.BooleanField(label=_("It must be answered"), required=False)

    def clean_choices(self) -> list[str]:
        lines = (readable(line, optional=True) for line in self.cleaned_data["choices"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        lines = cleaned.get("choices", [])
        if cleaned.get("kind") == QuestionKind.TEXT:
            return cleaned
        if not FEWEST <= len(lines) <= MOST:
            self.add_error(
                "choices",
                _("Write between %(fewest)d and %(most)d different answers, one a line.")
                % {"fewest": FEWEST, "most": MOST},
            )
        elif any(len(line) > LONGEST_CHOICE for line in lines):
            self.add_error(
                "choices", _("An answer may have at most %(most)d characters.") % {"most": LONGEST_CHOICE}
            )
        return cleaned

    def asked(self) -> Asked:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        return Asked(
            kind=QuestionKind(cleaned["kind"]),
            text=cleaned["text"],
            help=cleaned["help"],
            required=cleaned["required"],
            choices=cleaned["choices"],
        )

    @staticmethod
    def said_of(question: Question) -> dict[str, Any]:
        """What the form shows of a question that is there already."""
        return {
            "text": question.text,
            "kind": question.kind,
            "choices": "\n".join(choice.text for choice in question.choices.all()),
            "help": question.help,
            "required": question.required,
        }
