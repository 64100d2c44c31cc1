"""The news an address is about, for whoever may tell it; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.doors import visible
from engagement.activities.models import Activity, Update
from engagement.activities.updates import policies, selectors


def told_by(person: Person | None, code: str) -> Activity:
    """An activity whose news she may tell."""
    activity = visible(person, code)
    if not policies.may_tell(person, activity):
        raise Http404
    return activity


def one_told_by(person: Person | None, code: str, update_code: str) -> tuple[Activity, Update]:
    """One piece of the news of such an activity."""
    activity = told_by(person, code)
    update = selectors.one_of(activity, update_code)
    if update is None:
        raise Http404
    update.activity = activity
    return activity, update
