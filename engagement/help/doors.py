"""The entry an address is about, for whoever may open it; else 404."""

from django.http import Http404

from accounts.models import Person
from engagement.help import policies, selectors
from engagement.help.models import Doubt, Entry


def entry(person: Person | None, code: str) -> Entry:
    """An entry of the directory; one that was taken out only for its coordinators."""
    found = selectors.by_code(code)
    if found is None or (found.removed_at and not policies.may_keep(person, found)):
        raise Http404
    return found


def entry_kept_by(person: Person, code: str) -> Entry:
    """An entry, for the coordinators of its place."""
    found = selectors.by_code(code)
    if found is None or not policies.may_keep(person, found):
        raise Http404
    return found


def doubt_read_by(person: Person, code: str, doubt_code: str) -> Doubt:
    """What a reader said of an entry, for the coordinators of its place."""
    kept = entry_kept_by(person, code)
    found = kept.doubts.filter(code=doubt_code).first()
    if found is None:
        raise Http404
    found.entry = kept
    return found


def expect_keeper(person: Person) -> None:
    """Whoever coordinates a place."""
    if not policies.may_list(person):
        raise Http404
