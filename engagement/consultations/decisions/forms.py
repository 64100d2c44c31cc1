"""Forms of those who plan a vote."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from core.texts import check_readable
from engagement.consultations.choices import Share
from engagement.consultations.decisions.counting import RULES
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.models import LONGEST_OPTION, LONGEST_OPTION_HELP, Decision, Option

MOST_SEATS, MOST_PEOPLE = 12, 1_000_000
PLANNED = ("rule", "seats", "electorate", "quorum", "share")


class DecisionForm(forms.Form):
    """The rule, and what it takes for the result to hold."""

    rule = forms.ChoiceField(label=_("How do people vote?"), widget=forms.RadioSelect)
    seats = forms.IntegerField(
        label=_("How many options are chosen?"),
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_(
            "Ticks and points can choose several. With yes or no each proposal is decided by itself."
        ),
    )
    electorate = forms.IntegerField(
        label=_("How many people may vote?"),
        required=False,
        min_value=1,
        max_value=MOST_PEOPLE,
        help_text=_("The members of your group, for example. Everyone sees this number beside the result."),
    )
    quorum = forms.IntegerField(
        label=_("What part of them must vote for the result to hold? In per cent"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("This is the quorum. Leave it empty if any number will do."),
    )
    share = forms.ChoiceField(
        label=_("How much must an option have to be chosen?"),
        required=False,
        choices=[("", _("The most is enough")), *Share.choices],
        help_text=_("Of the votes cast; whoever abstains is left out."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (
                rule.name,
                format_html('<span>{}<br><span class="hint">{}</span></span>', rule.label, rule.about),
            )
            for rule in RULES
        ]

    def planned(self) -> PlannedDecision:
        """The cleaned values as the service takes them."""
        return PlannedDecision(**self.cleaned_data)

    @staticmethod
    def said_of(decision: Decision) -> dict[str, Any]:
        """What the form shows of what is planned already."""
        return {name: getattr(decision, name) for name in PLANNED}


class OptionForm(forms.Form):
    """One option of a vote."""

    text = forms.CharField(
        label=_("What can be chosen?"), max_length=LONGEST_OPTION, validators=[check_readable]
    )
    help = forms.CharField(
        label=_("A word of help below the option"),
        required=False,
        max_length=LONGEST_OPTION_HELP,
        widget=forms.TextInput,
    )

    def offered(self) -> Offered:
        """The cleaned values as the service takes them."""
        return Offered(**self.cleaned_data)

    @staticmethod
    def said_of(option: Option) -> dict[str, Any]:
        """What the form shows of an option that is there already."""
        return {"text": option.text, "help": option.help}
