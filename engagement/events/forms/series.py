"""What is asked about a series: its rule, one more date, which dates a change is for, and who comes to all of them."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.years import check_year
from engagement.activities.models import MOST_DATES, Activity, Rhythm
from engagement.activities.recurrence import Rule
from engagement.events.choices import Scope
from engagement.events.forms.events import EventForm
from engagement.participation.choices import Mode


class DayField(forms.DateField):
    """A day by the clock at the place."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_validators = [check_year]


class RuleForm(forms.Form):
    """How an event is repeated."""

    rhythm = forms.ChoiceField(
        label=_("How is it repeated?"),
        choices=Rhythm.choices,
        initial=Rhythm.WEEKLY,
        widget=forms.RadioSelect,
    )
    interval = forms.IntegerField(
        label=_("Every how many weeks or months?"),
        min_value=1,
        max_value=12,
        initial=1,
        help_text=_("1: each one. 2: every second one."),
    )
    times = forms.IntegerField(
        label=_("How many dates in all?"),
        min_value=2,
        max_value=MOST_DATES,
        required=False,
        help_text=_("The first one included. Or leave it empty, and say below until when."),
    )
    until = DayField(label=_("Until which day?"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("times")) == bool(cleaned.get("until")):
            self.add_error("times", _("Say either how many dates there are, or until which day."))
        return cleaned

    def rule(self) -> Rule:
        """The cleaned values as services take them."""
        cleaned = self.cleaned_data
        return Rule(
            rhythm=Rhythm(cleaned["rhythm"]),
            interval=cleaned["interval"],
            until=cleaned["until"],
            times=cleaned["times"],
        )


class AddDateForm(forms.Form):
    """One more date."""

    day = DayField(label=_("On which day? The hours are those of the other dates."))


class SeriesChangeForm(EventForm):
    """A date written anew, and which others the change is for."""

    scope = forms.ChoiceField(
        label=_("For which dates?"), choices=Scope.choices, initial=Scope.FOLLOWING, widget=forms.RadioSelect
    )
    field_order = ("scope",)

    def chosen_scope(self) -> Scope:
        """Which dates were chosen."""
        return Scope(self.cleaned_data["scope"])


class AllDatesForm(forms.Form):
    """How many come to each date, and in which way."""

    party_size = forms.TypedChoiceField(label=_("How many people, you included?"), coerce=int, initial=1)
    mode = forms.ChoiceField(
        label=_("How will you take part?"), choices=Mode.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = activity.event
        size = cast(forms.TypedChoiceField, self.fields["party_size"])
        size.choices = [(number, str(number)) for number in range(1, event.party_most + 1)]
        self.only_mode = Mode.HALL if event.in_hall else Mode.ONLINE
        if event.in_hall and activity.is_online:
            self.initial["mode"] = Mode.HALL
        else:
            del self.fields["mode"]

    def chosen_mode(self) -> Mode:
        """The way chosen, or the only one there is."""
        return Mode(self.cleaned_data["mode"]) if "mode" in self.fields else self.only_mode


def ticked_days(sent: list[str]) -> frozenset[date]:
    """The days whose boxes were ticked; what is no day was none of ours."""
    found = set()
    for text in sent:
        try:
            found.add(date.fromisoformat(text))
        except ValueError:
            continue
    return frozenset(found)
