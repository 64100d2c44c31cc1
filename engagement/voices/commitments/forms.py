"""Forms of promising."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.once import OnceForm
from core.texts import check_readable
from engagement.voices.choices import CommitmentState
from engagement.voices.models import LONGEST_COMMITMENT, LONGEST_PROGRESS
from engagement.voices.models.commitment import LONGEST_MILESTONE


class PromiseForm(OnceForm):
    """What will be done, and by when."""

    prefix = "promise"

    text = forms.CharField(
        label=_("What will be done"), max_length=LONGEST_COMMITMENT, validators=[check_readable]
    )
    due_on = forms.DateField(
        label=_("By when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ProgressForm(forms.Form):
    """How far it is."""

    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=CommitmentState.choices,
        initial=CommitmentState.OPEN,
        widget=forms.RadioSelect,
    )
    percent = forms.IntegerField(
        label=_("How much is done, in per cent"), min_value=0, max_value=100, initial=0
    )
    text = forms.CharField(
        label=_("What has been done"),
        max_length=LONGEST_PROGRESS,
        validators=[check_readable],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    evidence = forms.URLField(
        label=_("Where one can see it"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("The address of a page or a document, if there is one."),
    )
    language = forms.ChoiceField(label=_("Written in"), choices=settings.LANGUAGES)


class MilestoneForm(forms.Form):
    """A step on the way."""

    prefix = "milestone"

    text = forms.CharField(label=_("Step"), max_length=LONGEST_MILESTONE, validators=[check_readable])
    due_on = forms.DateField(
        label=_("By when?"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
