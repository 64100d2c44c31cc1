"""What those who plan a campaign can do with it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.campaigns.kinds.pledge import Pledge


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """Links for a campaign; nothing for another kind."""
    if activity.kind != Kind.CAMPAIGN or not policies.may_change(person, activity):
        return
    if Pledge.name in activity.campaign.actions:
        yield Tool(
            stage=Stage.AFTER,
            label=_("What people promised"),
            text=_("Who promised what by when, and what has been done."),
            url=reverse("campaigns:pledge-list", args=[activity.code]),
            icon="people",
        )
