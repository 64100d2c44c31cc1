"""The consultation an address is about, for whoever may open that address; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.doors import for_change, visible
from engagement.activities.models import Activity
from engagement.voices.policies import may_read


def consultation(person: Person | None, code: str) -> Activity:
    """Whoever may see it at all."""
    activity = visible(person, code)
    if activity.kind != Kind.CONSULTATION:
        raise Http404
    return activity


def changed_by(person: Person | None, code: str) -> Activity:
    """Those who plan it."""
    return for_change(person, consultation(person, code))


def read_by(person: Person | None, code: str) -> Activity:
    """Those who read what people gave."""
    activity = consultation(person, code)
    if not may_read(person, activity):
        raise Http404
    return activity
