"""What those who work on an event can do with it."""

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
    if activity.kind != Kind.EVENT:
        return
    if policies.may_change(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Dates of the series") if activity.series_id else _("Repeat it"),
            text=_("Every week or month; move one date, leave one out, change those that follow."),
            url=reverse("events:event-series", args=[activity.code]),
            icon="calendar",
        )
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Questions to those who register"),
            text=_("What else you need to know of them: in words, a choice, a number or a date."),
            url=reverse("events:question-list", args=[activity.code]),
            icon="speech",
        )
    if policies.may_run(person, activity):
        yield Tool(
            stage=Stage.BEFORE,
            label=_("What they need and answer"),
            text=_("Interpreters, child care, rides and access in sums, and each answer by name."),
            url=reverse("events:event-answers", args=[activity.code]),
            icon="people",
        )
    if policies.may_mark(person, activity):
        yield Tool(
            stage=Stage.DAY,
            label=_("The door"),
            text=_("On a phone: find who stands before you by name or ticket, and mark her in one tap."),
            url=reverse("events:event-door", args=[activity.code]),
            icon="hall",
        )
        yield Tool(
            stage=Stage.AFTER,
            label=_("Type a list from paper"),
            text=_("Names one a line; nothing happens before you have seen what it would do."),
            url=reverse("events:door-paper", args=[activity.code]),
            icon="plus",
        )
    if policies.may_run(person, activity):
        yield Tool(
            stage=Stage.AFTER,
            label=_("Who came, in numbers"),
            text=_("How many came and how we know, who spoke, head counts, and who did not come."),
            url=reverse("events:event-attendance", args=[activity.code]),
            icon="flag",
        )
        yield Tool(
            stage=Stage.DAY,
            label=_("Who takes part"),
            text=_("Who registered and who came; mark who is there."),
            url=reverse("events:event-people", args=[activity.code]),
            icon="people",
        )
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Requests and waiting list"),
            text=_("Who asks to come, who waits for a seat, and in which order."),
            url=reverse("events:event-waiting", args=[activity.code]),
            icon="clock",
        )
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Who still comes"),
            text=_("Who was asked some days before, who said yes, who gave the seat up, who is silent."),
            url=reverse("events:event-reconfirmation", args=[activity.code]),
            icon="check",
        )
        yield Tool(
            stage=Stage.BEFORE,
            label=_("Attendance sheet to print"),
            text=_("Names with a box to sign in, and empty lines, as a PDF."),
            url=reverse("events:event-sheet", args=[activity.code]),
            icon="download",
        )
        yield Tool(
            stage=Stage.AFTER,
            label=_("Certificates"),
            text=_("Let who came take home a certificate with a code that anyone can check."),
            url=reverse("events:event-certificates", args=[activity.code]),
            icon="check",
        )
        yield Tool(
            stage=Stage.AFTER,
            label=_("Import an attendance list"),
            text=_(
                "From a spreadsheet as you keep it; nothing happens before you have seen what it would do."
            ),
            url=reverse("events:event-roster", args=[activity.code]),
            icon="download",
        )
