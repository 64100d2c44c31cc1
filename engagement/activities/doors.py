"""The activity an address is about, for whoever may open that address; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person
from engagement.activities import policies, selectors
from engagement.activities.models import Activity


def visible(person: Person | None, code: str) -> Activity:
    """Whoever may see it at all."""
    activity = selectors.by_code(code)
    if activity is None or not policies.may_see(person, activity):
        raise Http404
    return activity


def changed_by(person: Person | None, code: str) -> Activity:
    """Those who plan it."""
    return for_change(person, visible(person, code))


def run_by(person: Person | None, code: str) -> Activity:
    """Those who run it."""
    return for_running(person, visible(person, code))


def marked_by(person: Person | None, code: str) -> Activity:
    """Those who mark who came."""
    return for_marking(person, visible(person, code))


def noted_by(person: Person | None, code: str) -> Activity:
    """Those who write the minutes."""
    return for_noting(person, visible(person, code))


def for_change(person: Person | None, activity: Activity) -> Activity:
    """The same for an activity that was read already."""
    if person is None or not policies.may_change(person, activity):
        raise Http404
    return activity


def for_running(person: Person | None, activity: Activity) -> Activity:
    """The same for an activity that was read already."""
    if person is None or not policies.may_run(person, activity):
        raise Http404
    return activity


def for_marking(person: Person | None, activity: Activity) -> Activity:
    """The same for an activity that was read already."""
    if person is None or not policies.may_mark(person, activity):
        raise Http404
    return activity


def for_noting(person: Person | None, activity: Activity) -> Activity:
    """The same for an activity that was read already."""
    if person is None or not policies.may_note(person, activity):
        raise Http404
    return activity


def for_giving_roles(person: Person | None, activity: Activity) -> Activity:
    """Those who give roles in it."""
    if person is None or not policies.may_give_roles(person, activity):
        raise Http404
    return activity
