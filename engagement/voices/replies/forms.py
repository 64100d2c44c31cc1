"""Forms of answering."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.voices.choices import Verdict
from engagement.voices.models import LONGEST_REASON
from engagement.voices.models.reply import LONGEST_CORRECTION


class ReplyForm(forms.Form):
    """What is decided on a theme, and why."""

    verdict = forms.ChoiceField(
        label=_("What do you decide?"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why, and what happens now"),
        max_length=LONGEST_REASON,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In words that whoever said it understands. Everyone can read it."),
    )
    language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)


class CorrectionForm(forms.Form):
    """What is wrong in a published reply."""

    note = forms.CharField(
        label=_("What is corrected?"),
        max_length=LONGEST_CORRECTION,
        validators=[check_readable],
        help_text=_("Everyone reads it beside the corrected reply."),
    )
