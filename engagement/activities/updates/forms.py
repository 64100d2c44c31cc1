"""Forms of the news."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.once import OnceForm
from core.texts import check_readable
from engagement.activities.models import LONGEST_UPDATE, LONGEST_UPDATE_NOTE, LONGEST_UPDATE_TITLE
from engagement.activities.updates.plans import News


def _title() -> forms.CharField:
    return forms.CharField(
        label=_("In one line"), max_length=LONGEST_UPDATE_TITLE, validators=[check_readable]
    )


def _text() -> forms.CharField:
    return forms.CharField(
        label=_("What is new"),
        max_length=LONGEST_UPDATE,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 8}),
    )


def _note(label: Any) -> forms.CharField:  # Any: words in the reader's language
    return forms.CharField(
        label=label,
        max_length=LONGEST_UPDATE_NOTE,
        validators=[check_readable],
        help_text=_("Everyone reads this note."),
    )


class UpdateForm(OnceForm):
    """A new piece of news; of a campaign that has ended, also what was achieved."""

    title = _title()
    text = _text()
    language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)
    is_account = forms.BooleanField(
        label=_("This is what was achieved"),
        required=False,
        help_text=_("It then stands on top of the page, once and for all."),
    )

    def __init__(self, *args: Any, has_account: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_account:
            del self.fields["is_account"]

    def news(self) -> News:
        """What was written."""
        cleaned = self.cleaned_data
        return News(**{name: cleaned[name] for name in News.__dataclass_fields__ if name in cleaned})


class CorrectionForm(forms.Form):
    """Other words, and why."""

    title = _title()
    text = _text()
    note = _note(_("What is corrected?"))


class WithdrawalForm(forms.Form):
    """Why it is taken back."""

    prefix = "withdrawal"

    note = _note(_("Why is it withdrawn?"))
