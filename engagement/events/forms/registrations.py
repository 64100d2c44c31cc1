"""How people register."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.activities.models import Activity
from engagement.events.models import Event, Registration
from engagement.participation.choices import Mode


class RegistrationForm(forms.Form):
    """How many come, and in which way; `is_full` says that the hall is not offered any more."""

    party_size = forms.TypedChoiceField(label=_("How many people, you included?"), coerce=int)
    mode = forms.ChoiceField(
        label=_("How will you take part?"), choices=Mode.choices, widget=forms.RadioSelect
    )

    def __init__(
        self,
        *args: Any,
        activity: Activity,
        event: Event,
        registration: Registration | None,
        is_full: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        size = cast(forms.TypedChoiceField, self.fields["party_size"])
        size.choices = [(number, str(number)) for number in range(1, event.party_most + 1)]
        self.initial["party_size"] = registration.party_size if registration else 1
        if event.in_hall and activity.is_online:
            self.initial["mode"] = registration.mode if registration else Mode.HALL
            if is_full:
                ways = cast(forms.ChoiceField, self.fields["mode"])
                ways.choices = [(Mode.ONLINE.value, Mode.ONLINE.label)]
                self.initial["mode"] = Mode.ONLINE
        else:
            del self.fields["mode"]
            self.only_mode = Mode.HALL if event.in_hall else Mode.ONLINE

    def chosen_mode(self) -> Mode:
        """The way chosen, or the only one there is."""
        return Mode(self.cleaned_data["mode"]) if "mode" in self.fields else self.only_mode
