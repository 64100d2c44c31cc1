"""The letters an address is about, for whoever may open that address; else 404."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.campaigns import doors
from engagement.campaigns.kinds.letter import Letter as LetterKind


def letters(person: Person | None, code: str) -> Activity:
    """A campaign that asks for letters, for whoever may see it."""
    return _asking(doors.campaign(person, code))


def planned_by(person: Person | None, code: str) -> Activity:
    """The same, for those who plan it."""
    return _asking(doors.changed_by(person, code))


def _asking(activity: Activity) -> Activity:
    if LetterKind.name not in activity.campaign.actions:
        raise Http404
    return activity
