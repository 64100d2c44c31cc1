"""Forms of the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.once import OnceForm
from core.texts import check_readable
from engagement.desk.choices import Reason, TaskOutcome
from engagement.desk.models import LONGEST_NOTE
from places.forms import PlaceField


def _words(
    label: Any, *, required: bool = False, help_text: Any = "", rows: int = 2
) -> forms.CharField:  # Any: lazy
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_NOTE,
        validators=[check_readable] if required else [],
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
    )


class ReportForm(OnceForm):
    """What is wrong; each reason is a button of its own, so that one tap sends it."""

    words = _words(_("In your words"), help_text=_("Needed for “Something else”. Who you are is not shown."))
    reason = forms.ChoiceField(choices=Reason.choices, widget=forms.HiddenInput)


class LeaveForm(forms.Form):
    note = _words(_("What do you tell those who reported it?"))


class HideForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why?"), choices=Reason.choices, widget=forms.RadioSelect)
    words = _words(
        _("Say it to the person"),
        required=True,
        help_text=_("She reads this, and everybody finds it in the place of her words. Do not repeat them."),
    )


class AppealForm(forms.Form):
    words = _words(_("Why should your words be shown?"), required=True, rows=4)


class AppealDecisionForm(forms.Form):
    is_granted = forms.TypedChoiceField(
        label=_("What do you decide?"),
        choices=[("yes", _("Show the words again")), ("no", _("They stay hidden"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    note = _words(_("Say it to the person"))


class CloseTaskForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=TaskOutcome.choices, widget=forms.RadioSelect
    )


class TrainedForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The address they signed up with."))
    place = PlaceField(label=_("Place"), help_text=_("It holds for this place and all below it."))
