"""What those who work on an activity can do about invitations."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.hosts import host_of
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """The list of invitations, where one can be invited."""
    if host_of(activity) and policies.may_invite(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Invitations"),
            text=_("Invite people and agencies with a letter, and see who has not answered yet."),
            url=reverse("activities:invitation-list", args=[activity.code]),
            icon="mail",
        )
