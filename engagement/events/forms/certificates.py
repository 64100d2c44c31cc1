"""How certificates are offered, and looked up."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.events.models import LONGEST_LISTED, LONGEST_TEXT


class CertificateOfferForm(forms.Form):
    """Whether the event gives certificates, and what stands on them."""

    is_offered = forms.BooleanField(
        label=_("Who came can take a certificate home"),
        required=False,
        help_text=_("After the end, on the page of her ticket; only for those who were seen."),
    )
    text = forms.CharField(
        label=_("What it is for"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("One sentence under the title, for example what was taught."),
    )
    hours = forms.DecimalField(
        label=_("Hours"), required=False, min_value=Decimal("0.1"), max_value=Decimal(9999), decimal_places=1
    )


class CertificateForm(forms.Form):
    """A code from a certificate, and the name printed on it."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=30,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    name = forms.CharField(
        label=_("Name on the certificate"),
        max_length=LONGEST_LISTED,
        required=False,
        help_text=_("If you write it, we say whether it is the name that we printed."),
    )
