"""The event an address is about, for whoever may open that address; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.choices import Kind, State
from engagement.activities.doors import for_change, for_marking, for_noting, for_running, visible
from engagement.activities.models import Activity
from engagement.activities.policies import works_on
from engagement.events import selectors
from engagement.events.choices import STANDING
from engagement.events.models import Question, Registration


def event(person: Person | None, code: str) -> Activity:
    """Whoever may see it at all."""
    activity = visible(person, code)
    if activity.kind != Kind.EVENT:
        raise Http404
    return activity


def one_of_series(person: Person | None, code: str) -> Activity:
    """Whoever may see it, where it is one of a series."""
    activity = event(person, code)
    if activity.series is None:
        raise Http404
    return activity


def changed_by(person: Person | None, code: str) -> Activity:
    """Those who plan it."""
    return for_change(person, event(person, code))


def run_by(person: Person | None, code: str) -> Activity:
    """Those who run it."""
    return for_running(person, event(person, code))


def marked_by(person: Person | None, code: str) -> Activity:
    """Those who mark who came."""
    return for_marking(person, event(person, code))


def noted_by(person: Person | None, code: str) -> Activity:
    """Those who write the minutes."""
    return for_noting(person, event(person, code))


def one_of(activity: Activity, handle: str) -> selectors.Listed:
    """One of those who registered or came, by the code on the list of them."""
    person = selectors.one_of(activity.event, handle)
    if person is None:
        raise Http404
    return person


def registration_in(activity: Activity, registration_code: str) -> Registration:
    """One registration of the event, for those who run it."""
    registration = selectors.in_event(activity.event, registration_code)
    if registration is None:
        raise Http404
    return registration


def own(person: Person, activity: Activity) -> Registration:
    """Her own registration, while it stands."""
    registration = selectors.own_registration(person, activity)
    if registration is None or registration.state not in STANDING:
        raise Http404
    return registration


def question_in(activity: Activity, question_code: str) -> Question:
    """One question of the event."""
    question = selectors.question_in(activity.event, question_code)
    if question is None:
        raise Http404
    return question


def asked_of(person: Person, code: str) -> Activity:
    """Those who register, and those who work on it: questions are not for passers-by."""
    activity = event(person, code)
    if not works_on(person, activity):
        own(person, activity)
    return activity


def for_guests(person: Person | None, code: str) -> Activity:
    """Where one may register without an account: published, and not sensitive, whose details stand behind a login."""
    activity = event(person, code)
    if activity.is_sensitive or activity.state != State.PUBLISHED:
        raise Http404
    return activity
