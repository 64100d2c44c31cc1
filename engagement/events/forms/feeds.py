"""What is asked to subscribe to a calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from places.forms import PlaceField
from places.models import Place


class SubscribeForm(forms.Form):
    """Of which place."""

    place = PlaceField(label=_("Place"), required=False)

    def chosen_place(self) -> Place | None:
        """The place, when one was chosen and understood."""
        self.is_valid()
        return self.cleaned_data.get("place")
