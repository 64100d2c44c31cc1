"""What organisers plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.activities.forms import TrunkForm
from engagement.activities.models import LONGEST_NOTE
from engagement.activities.versions import is_move
from engagement.events.plans import Hall


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

    note = forms.CharField(
        label=_("If you change the time or the place: why?"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("Those who are registered read it with the news. You may leave it empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.published_at:
            # Nobody was told of a draft.
            del self.fields["note"]
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

    def is_move(self) -> bool:
        """Whether what was written gives another time or place to what is published."""
        return is_move(self.instance, self.trunk(), self.hall().venue)
