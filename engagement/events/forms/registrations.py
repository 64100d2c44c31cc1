"""How people register, and what the organiser answers."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.events.models import LONGEST_REASON, Event, Registration
from engagement.events.ways import Way
from engagement.participation.choices import Mode


class RegistrationForm(forms.Form):
    """How many come, and in which way; of several ways, those with room or a waiting list can be chosen."""

    party_size = forms.TypedChoiceField(label=_("How many people, you included?"), coerce=int)
    mode = forms.ChoiceField(
        label=_("How will you take part?"), choices=Mode.choices, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        event: Event,
        ways: Sequence[Way],
        registration: Registration | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        size = cast(forms.TypedChoiceField, self.fields["party_size"])
        size.choices = [(number, str(number)) for number in range(1, event.party_most + 1)]
        self.initial["party_size"] = registration.party_size if registration else 1
        self.only_mode = ways[0].mode
        if len(ways) == 1:
            del self.fields["mode"]
            return
        kept = registration.mode if registration else ""
        # What was sent is the service's to refuse: it says why.
        open_ways = [way for way in ways if self.is_bound or way.can_be_joined or way.mode == kept]
        choices = cast(forms.ChoiceField, self.fields["mode"])
        choices.choices = [
            (way.mode.value, way.mode.label if way.mode == kept else way.label) for way in open_ways
        ]
        with_room = [way.mode for way in open_ways if not way.is_full] or [way.mode for way in open_ways]
        self.initial["mode"] = kept or next(iter(with_room), Mode.HALL)

    def chosen_mode(self) -> Mode:
        """The way chosen, or the only one there is."""
        return Mode(self.cleaned_data["mode"]) if "mode" in self.fields else self.only_mode


class DeclineForm(forms.Form):
    """Why somebody may not come."""

    reason = forms.CharField(
        label=_("Why not? They read this"),
        max_length=LONGEST_REASON,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 2}),
    )
