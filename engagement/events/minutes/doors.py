"""The event whose papers an address is about, for whoever may open that address; else 404."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.models import Activity
from engagement.activities.policies import may_change, may_note
from engagement.events import doors
from engagement.events.minutes import policies, selectors
from engagement.events.models import AgendaItem, Decision, MinutesPoint


def read_by(person: Person | None, code: str) -> Activity:
    """Whoever may read the agenda and the confirmed minutes."""
    activity = doors.event(person, code)
    was_there = activity.is_sensitive and selectors.was_there(person, activity)
    if not policies.may_read(person, activity, was_there=was_there):
        raise Http404
    return activity


def planned_by(person: Person | None, code: str) -> Activity:
    """Whoever writes the agenda: who changes the event, or takes notes."""
    activity = doors.event(person, code)
    if person is None or not (may_change(person, activity) or may_note(person, activity)):
        raise Http404
    return activity


def confirmed_by(person: Person | None, code: str) -> Activity:
    """Whoever may confirm, and who wrote and wants to see what is to be confirmed."""
    activity = doors.event(person, code)
    if person is None or not (policies.may_confirm(person, activity) or may_note(person, activity)):
        raise Http404
    return activity


def item_of(activity: Activity, code: str) -> AgendaItem:
    """Something on its agenda."""
    item = selectors.item_of(activity, code)
    if item is None:
        raise Http404
    return item


def point_of(activity: Activity, code: str) -> MinutesPoint:
    """A point in its minutes."""
    point = selectors.point_of(activity, code)
    if point is None:
        raise Http404
    return point


def decision_of(activity: Activity, code: str) -> Decision:
    """A decision in its minutes."""
    decision = selectors.decision_of(activity, code)
    if decision is None:
        raise Http404
    return decision
