"""Forms of events: what organisers plan, and how people register."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.activities.forms import TrunkForm
from engagement.activities.models import Activity
from engagement.events.models import Event, Registration
from engagement.events.plans import Hall
from engagement.participation.choices import Mode


class EventForm(TrunkForm):
    """The trunk's fields, then the hall."""

    in_hall = forms.BooleanField(label=_("People can come to a hall"), required=False, initial=True)
    venue = forms.CharField(
        label=_("Name and address of the hall"),
        max_length=200,
        required=False,
        help_text=_("Everyone sees it."),
    )
    seats = forms.IntegerField(
        label=_("Seats in the hall"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Leave it empty if there is room for all."),
    )
    online_link = forms.URLField(
        label=_("Online link"), required=False, help_text=_("Only those who registered to be online see it.")
    )
    party_most = forms.IntegerField(
        label=_("How many people may one registration bring?"), min_value=1, max_value=50, initial=6
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            event = self.instance.event
            for name in ("in_hall", "venue", "seats", "online_link", "party_most"):
                self.initial[name] = getattr(event, name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("in_hall") and not cleaned.get("is_online"):
            self.add_error("in_hall", _("Say how people can take part: in a hall, online, or both."))
        return cleaned

    def hall(self) -> Hall:
        """The cleaned values as the service takes them."""
        cleaned = self.cleaned_data
        in_hall = cleaned["in_hall"]
        return Hall(
            venue=cleaned["venue"] if in_hall else "",
            in_hall=in_hall,
            seats=cleaned["seats"] if in_hall else None,
            online_link=cleaned["online_link"],
            party_most=cleaned["party_most"],
        )


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
