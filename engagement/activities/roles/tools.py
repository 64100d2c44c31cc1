"""What those who run an event can do about who helps."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.models import Activity
from engagement.activities.standing import HAS_ROLES
from engagement.activities.tools import Stage, Tool


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """The page of who helps."""
    if activity.kind in HAS_ROLES and policies.may_run(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Who helps"),
            text=_("Who organises too, stands at the door and takes notes; each does just that."),
            url=reverse("activities:role-list", args=[activity.code]),
            icon="hand",
        )
