"""The activity, theme or promise an address is about, for whoever may open that address; else 404."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.doors import visible
from engagement.activities.models import Activity
from engagement.activities.policies import may_see
from engagement.voices import policies
from engagement.voices.commitments import selectors as commitments
from engagement.voices.models import Commitment, Theme
from engagement.voices.themes import selectors as themes


def answered(person: Person | None, code: str) -> Activity:
    """Whoever may see what became of it."""
    activity = visible(person, code)
    if activity.state not in policies.HAS_ANSWERS or not policies.may_read_account(person, activity):
        raise Http404
    return activity


def sorted_by(person: Person | None, code: str) -> Activity:
    """Those who sort what people gave."""
    activity = visible(person, code)
    if not policies.may_sort(person, activity):
        raise Http404
    return activity


def theme_sorted_by(person: Person | None, code: str, theme_code: str) -> Theme:
    """A theme, for those who sort into it."""
    return _theme(sorted_by(person, code), theme_code)


def theme_read_by(person: Person | None, code: str, theme_code: str) -> Theme:
    """A theme with what lies in it, for those who sort into it or are asked to answer it."""
    theme = _theme(visible(person, code), theme_code)
    if not (policies.may_sort(person, theme.activity) or policies.may_reply(person, theme)):
        raise Http404
    return theme


def theme_answered_by(person: Person | None, code: str, theme_code: str) -> Theme:
    """A theme, for those who answer it."""
    theme = _theme(visible(person, code), theme_code)
    if not policies.may_reply(person, theme):
        raise Http404
    return theme


def commitment(person: Person | None, code: str) -> Commitment:
    """A promise that was published with its reply; before that for those who made it."""
    found = commitments.by_code(code)
    if found is None or not may_see(person, found.theme.activity):
        raise Http404
    if policies.may_reply(person, found.theme):
        return found
    if not found.theme.verdict or not policies.may_read_account(person, found.theme.activity):
        raise Http404
    return found


def commitment_told_by(person: Person | None, code: str) -> Commitment:
    """A promise, for those who tell how far it is."""
    found = commitment(person, code)
    if not policies.may_tell(person, found):
        raise Http404
    return found


def _theme(activity: Activity, code: str) -> Theme:
    theme = themes.theme_of(activity, code)
    if theme is None:
        raise Http404
    return theme
