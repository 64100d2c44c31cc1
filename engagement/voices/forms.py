"""Forms of voices: the receipt code somebody holds, and the outcome."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.voices.models import LONGEST_OUTCOME


class ReceiptForm(forms.Form):
    """A code as people type it: spaces, dashes and small letters are forgiven."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=40,
        help_text=_("12 letters and digits. Spaces and dashes do not matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class OutcomeForm(forms.Form):
    """What became of what people gave."""

    text = forms.CharField(
        label=_("What became of it"),
        max_length=LONGEST_OUTCOME,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Say what was heard, what was decided, what was not and why, and what happens next. Everyone can read it."
        ),
    )
    language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)
