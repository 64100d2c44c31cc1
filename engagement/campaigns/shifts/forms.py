"""Forms of shifts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.activities.wall_clock import WallClockField, moment_of, on_the_wall
from engagement.campaigns.models import LONGEST_NOTE, LONGEST_SHIFT_TITLE, LONGEST_VENUE, Shift
from engagement.campaigns.models.shift import MOST_PEOPLE
from engagement.campaigns.shifts.plans import Slot


class ShiftForm(forms.Form):
    """Hours in which people are needed, by the clock of the campaign's place."""

    title = forms.CharField(
        label=_("What is to be done?"),
        max_length=LONGEST_SHIFT_TITLE,
        validators=[check_readable],
        help_text=_("For example: welcome families at the desk."),
    )
    venue = forms.CharField(
        label=_("Where do people meet?"),
        max_length=LONGEST_VENUE,
        required=False,
        help_text=_("As one says it there: the village hall, beside the market."),
    )
    starts = WallClockField(label=_("Starts"), help_text=_("By the clock at that place."))
    ends = WallClockField(label=_("Ends"))
    minimum = forms.IntegerField(
        label=_("How many people does it need?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        help_text=_("You see which shifts still have fewer."),
    )
    maximum = forms.IntegerField(label=_("How many people at most?"), min_value=1, max_value=MOST_PEOPLE)

    def __init__(self, *args: Any, zone: str, shift: Shift | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.before = (shift.starts_at, shift.ends_at) if shift else (None, None)
        if shift:
            for name in ("title", "venue", "minimum", "maximum"):
                self.initial[name] = getattr(shift, name)
            self.initial["starts"] = on_the_wall(shift.starts_at, zone)
            self.initial["ends"] = on_the_wall(shift.ends_at, zone)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (cleaned.get("maximum") or MOST_PEOPLE) < (cleaned.get("minimum") or 1):
            self.add_error("maximum", _("At most cannot be less than what it needs."))
        return cleaned

    def slot(self) -> Slot:
        """The cleaned values as services take them."""
        said, (starts_before, ends_before) = self.cleaned_data, self.before
        return Slot(
            title=said["title"],
            venue=said["venue"],
            starts_at=moment_of(said["starts"], self.zone, before=starts_before),
            ends_at=moment_of(said["ends"], self.zone, before=ends_before),
            minimum=said["minimum"],
            maximum=said["maximum"],
        )


class CallOffForm(forms.Form):
    """Why it does not take place."""

    note = forms.CharField(
        label=_("What should people know?"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("Those who have this shift are told it, with your words."),
    )


class InsteadForm(forms.Form):
    """Which of one's shifts another one replaces; empty when it is one more."""

    instead_of = forms.CharField(required=False, max_length=10)
