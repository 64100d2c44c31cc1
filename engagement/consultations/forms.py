"""Forms of those who plan a consultation."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from engagement.activities.forms import TrunkForm
from engagement.activities.models import Activity
from engagement.activities.wall_clock import WallClockField, moment_of, on_the_wall
from engagement.consultations.errors import NotToBeSealed
from engagement.consultations.methods import METHODS, answered, method_named
from engagement.consultations.methods.method import PhaseMethod
from engagement.consultations.models import LONGEST_PHASE, Phase
from engagement.consultations.plans import PlannedPhase

NAMED, SEALED = "named", "sealed"


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


def privacy_field() -> forms.ChoiceField:
    """Whether the organisers see whose an answer is."""
    about = {
        NAMED: (_("Named"), _("You see who gave which answer. Good where you want to ask back.")),
        SEALED: (
            _("Sealed"),
            _(
                "Nobody reads an answer before the end, and then nobody sees whose it is. Good for what is hard to say."
            ),
        ),
    }
    offered = [
        (name, format_html('<span>{}<br><span class="hint">{}</span></span>', label, hint))
        for name, (label, hint) in about.items()
    ]
    return forms.ChoiceField(
        label=_("Who sees whose an answer is?"),
        choices=offered,
        initial=NAMED,
        widget=forms.RadioSelect,
        help_text=_("It is promised to people before they answer, so it cannot be changed later."),
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
            self.fields["privacy"] = privacy_field()
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

    def is_named(self) -> bool:
        """What was chosen for a new consultation; it stays so."""
        return bool(self.cleaned_data["privacy"] == NAMED)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["is_online"] = True
        if cleaned.get("privacy") == SEALED and answered(cleaned.get("method", METHODS[0].name)) is None:
            self.add_error("privacy", str(NotToBeSealed()))
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
