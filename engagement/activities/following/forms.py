"""The form of following a place."""

from django import forms
from django.utils.translation import gettext_lazy as _

from places.forms import PlaceField


class FollowPlaceForm(forms.Form):
    """Which place."""

    place = PlaceField(
        label=_("Place"),
        help_text=_("A district, a city, a province or a country, with all that lies in it."),
    )
