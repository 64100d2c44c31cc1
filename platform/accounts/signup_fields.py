"""What we ask beside the address when somebody signs up, on the page and over the API alike.

A module of its own, importing nothing of allauth's forms: allauth builds its own sign-up forms upon this one.
"""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable, readable


def zone_or_nothing(name: str) -> str:
    """The IANA zone a browser guessed, or empty when it is none."""
    return name if name in available_timezones() else ""


class SignupFields(forms.Form):
    """A name to be called by, and the zone where it could be guessed."""

    called = forms.CharField(
        label=_("Name to be called by"),
        max_length=60,
        validators=[check_readable],
        help_text=_("Any name you like. This is the name others see."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    zone = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"data-zone-guess": ""}))

    def clean_zone(self) -> str:
        return zone_or_nothing(self.cleaned_data["zone"])

    def clean_called(self) -> str:
        return readable(self.cleaned_data["called"])

    def signup(self, request: HttpRequest, user: Any) -> None:
        """allauth asks for this method; the adapter has made the person already."""
