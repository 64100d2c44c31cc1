"""The form of the way to the goal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from engagement.activities.models import Activity
from engagement.campaigns.goals.plans import Mark, Way
from engagement.campaigns.goals.selectors import may_follow
from engagement.campaigns.models import LONGEST_MILESTONE, LONGEST_NEXT, Milestone

MORE = 2
"""How many empty milestones the form offers beside those there are."""


class WayForm(forms.Form):
    """A number and a word for each milestone, one without a number is left out; then what comes next."""

    def __init__(
        self, *args: Any, activity: Activity, milestones: list[Milestone], **kwargs: Any
    ) -> None:  # Any: what Django's form takes
        super().__init__(*args, **kwargs)
        campaign = activity.campaign
        self.places = range(1, len(milestones) + MORE + 1)
        for place in self.places:
            self.fields[f"at_{place}"] = forms.IntegerField(
                label=_("Milestone %(place)d: how many people") % {"place": place},
                required=False,
                min_value=1,
            )
            self.fields[f"words_{place}"] = forms.CharField(
                label=_("A word for it"), required=False, max_length=LONGEST_MILESTONE
            )
        for place, milestone in enumerate(milestones, start=1):
            self.initial[f"at_{place}"] = milestone.at
            self.initial[f"words_{place}"] = milestone.words
        self.fields["next_words"] = forms.CharField(
            label=_("What comes next once the goal is reached?"),
            required=False,
            max_length=LONGEST_NEXT,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("Nobody reads it before. A higher goal you set where you change the campaign."),
        )
        self.fields["leads_to"] = forms.ModelChoiceField(
            queryset=may_follow(activity),
            label=_("Where does it lead?"),
            required=False,
            empty_label=_("Nowhere"),
            to_field_name="code",
        )
        self.initial["next_words"] = campaign.next_words
        self.initial["leads_to"] = campaign.leads_to.code if campaign.leads_to else ""

    def way(self) -> Way:
        """The cleaned values as the service takes them."""
        said = self.cleaned_data
        marks = {said[f"at_{place}"]: said[f"words_{place}"] for place in self.places}
        return Way(
            marks=tuple(Mark(at=at, words=words) for at, words in marks.items() if at),
            next_words=said["next_words"],
            leads_to=said["leads_to"],
        )
