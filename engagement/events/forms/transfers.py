"""Forms of a place that is handed on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable


class TransferForm(forms.Form):
    """To whom."""

    email = forms.EmailField(
        label=_("The other person's e-mail address"),
        max_length=254,
        help_text=_("We write to it once, and keep it nowhere."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )


class TakerForm(forms.Form):
    """How whoever takes the place is called; who is signed in is known already."""

    called = forms.CharField(
        label=_("Name to be called by"),
        max_length=60,
        validators=[check_readable],
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
