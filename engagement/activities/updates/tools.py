"""What those who run an activity can do with its news."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.activities.updates import policies


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """The way to write an update."""
    if policies.may_tell(person, activity):
        yield Tool(
            stage=Stage.AFTER,
            label=_("Tell the news"),
            text=_("Everyone who joined or follows it is told."),
            url=reverse("activities:update-new", args=[activity.code]),
            icon="speech",
        )
