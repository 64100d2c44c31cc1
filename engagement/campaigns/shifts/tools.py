"""What those who plan a campaign can do with its shifts."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.campaigns.kinds.shift import Shift as ShiftKind


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """One page for the plan and for the day; nothing for a campaign without shifts."""
    if activity.kind != Kind.CAMPAIGN or not policies.may_change(person, activity):
        return
    if ShiftKind.name in activity.campaign.actions:
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Shifts"),
            text=_("Plan them, see who helps and where people are missing, note who came."),
            url=reverse("campaigns:shift-people", args=[activity.code]),
            icon="people",
        )
