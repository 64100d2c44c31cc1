"""Forms of letters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.campaigns.forms import SignForm
from engagement.campaigns.models import LONGEST_LETTER, LONGEST_OFFICE, LONGEST_REPLY


class AddressForm(forms.Form):
    """To whom people write, and from which text."""

    office = forms.CharField(
        label=_("To whom?"),
        max_length=LONGEST_OFFICE,
        validators=[check_readable],
        help_text=_("The office, for example: the Regent of Semarang. Never a private address."),
    )
    text = forms.CharField(
        label=_("Starting text"),
        max_length=LONGEST_LETTER,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_(
            "People change it into their own words. Short is best: what is wrong, what you ask, by when."
        ),
    )


class LetterForm(SignForm):
    """One's letter, and whether the name stands under it."""

    words = forms.CharField(
        label=_("Your letter"),
        max_length=LONGEST_LETTER,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Change it into your own words: what you have seen yourself counts most."),
    )
    field_order = ("words", "shows_name")

    def __init__(self, *args: Any, called: str = "", **kwargs: Any) -> None:
        super().__init__(*args, called=called, **kwargs)
        if "shows_name" in self.fields:
            self.fields["shows_name"].label = _('Put my name "%(called)s" under the letter') % {
                "called": called
            }


class ReplyForm(forms.Form):
    """What the office replied."""

    words = forms.CharField(
        label=_("What did they reply?"),
        max_length=LONGEST_REPLY,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Everybody can read it on the page of the campaign; those who wrote are told."),
    )
