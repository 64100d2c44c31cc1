"""Forms of whoever registers without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.events.forms.registrations import RegistrationForm


class GuestForm(forms.Form):
    """Where to send the link."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class GuestRegistrationForm(RegistrationForm):
    """What a registration asks, and how she is called."""

    called = forms.CharField(
        label=_("Name to be called by"),
        max_length=60,
        validators=[check_readable],
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["called", "party_size", "mode"])
