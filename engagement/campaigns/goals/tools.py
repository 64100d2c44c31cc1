"""What those who plan a campaign can do with its goal."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """One page; nothing for what is no campaign."""
    if activity.kind == Kind.CAMPAIGN and policies.may_change(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Goal and what comes next"),
            text=_("Milestones on the way, and what people do once the goal is reached."),
            url=reverse("campaigns:goal-plan", args=[activity.code]),
            icon="check",
        )
