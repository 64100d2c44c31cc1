"""What one can do about the agenda and the minutes of an event."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from engagement.activities import policies as activities
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.tools import Stage, Tool
from engagement.events.minutes import policies


def tools(person: Person, activity: Activity) -> Iterator[Tool]:
    """Links for an event; nothing for another kind."""
    if activity.kind != Kind.EVENT:
        return
    takes_notes = activities.may_note(person, activity)
    if takes_notes or activities.may_change(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("The agenda"),
            text=_("What is to be spoken about, and how long. Everyone can read it."),
            url=reverse("events:agenda-write", args=[activity.code]),
            icon="calendar",
        )
    if activity.state not in policies.HAS_MINUTES:
        return
    if takes_notes:
        yield Tool(
            stage=Stage.DAY,
            label=_("Write the minutes"),
            text=_("What was said, by kind of people and never by name, and what was decided."),
            url=reverse("events:minutes-write", args=[activity.code]),
            icon="speech",
        )
    if policies.may_confirm(person, activity):
        yield Tool(
            stage=Stage.AFTER,
            label=_("Confirm the minutes"),
            text=_("Read what was written; once you confirm, all who came are told."),
            url=reverse("events:minutes-check", args=[activity.code]),
            icon="check",
        )
    if activities.may_run(person, activity):
        yield Tool(
            stage=Stage.AFTER,
            label=_("Say what became of it"),
            text=_("Answer what people said; everyone who came is told."),
            url=reverse("events:outcome-publish", args=[activity.code]),
            icon="flag",
        )
