"""What those who run an event can do about its reminders."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """Links for an event; nothing for another kind."""
    if activity.kind != Kind.EVENT or not policies.may_run(person, activity):
        return
    yield Tool(
        stage=Stage.BEFORE,
        label=_("Reminders"),
        text=_(
            "They go out by themselves, a day and an hour before. Change when, for whom and your own words."
        ),
        url=reverse("rules:rule-list", args=[activity.code]),
        icon="bell",
    )
    yield Tool(
        stage=Stage.BEFORE,
        label=_("Why did they (not) get it?"),
        text=_("Each message about this event: sent, still to come, or why not. Stop the reminders here."),
        url=reverse("rules:message-list", args=[activity.code]),
        icon="mail",
    )
