"""What those who plan a campaign can do with its letters."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.campaigns.kinds.letter import Letter as LetterKind


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """One page from the address to the reply; nothing for a campaign without letters."""
    if activity.kind != Kind.CAMPAIGN or not policies.may_change(person, activity):
        return
    if LetterKind.name in activity.campaign.actions:
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Letters"),
            text=_("Say whom people write to, deliver all letters as one file, note the reply."),
            url=reverse("campaigns:letter-list", args=[activity.code]),
            icon="people",
        )
