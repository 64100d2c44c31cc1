"""What an address of the desk is about, for whoever may open it; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person, PlaceRole
from engagement.desk import policies, selectors
from engagement.desk.models import Appeal, Case, Hiding, SafeguardingTask
from engagement.desk.reportables import GivenWords, reportable
from engagement.desk.selectors import QueuedCase


def words_read_by(person: Person | None, kind: str, code: str) -> GivenWords:
    """Public words that this reader can read now; what is hidden already is not hers to report."""
    room = reportable(kind)
    words = room.find(code) if room else None
    if room is None or words is None or not room.may_read(person, words) or selectors.is_hidden(kind, code):
        raise Http404
    return words


def expect_moderator(person: Person) -> None:
    if not selectors.moderates(person):
        raise Http404


def case(person: Person, code: str) -> QueuedCase:
    """A case, for those who decide on it."""
    found = selectors.case_by_code(code)
    if found is None or not policies.may_decide(person, found):
        raise Http404
    return found


def hiding_of(person: Person, code: str) -> Hiding:
    """Hidden words, for who gave them."""
    found = selectors.hidings_of(person).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def expect_trained(person: Person) -> None:
    if not person.powers.safeguards:
        raise Http404


def expect_namer(person: Person) -> None:
    """Whoever says who is trained."""
    if not person.powers.is_staff:
        raise Http404


def task(person: Person, code: str) -> SafeguardingTask:
    """A safeguarding task, for the one who has it."""
    found = selectors.task_by_code(code)
    if found is None or found.closed_at or not policies.may_read_task(person, found):
        raise Http404
    return found


def trained(person: Person, code: str) -> PlaceRole:
    """Who is trained, for those who say so."""
    expect_namer(person)
    found = selectors.trained_for(person).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def appeal_on(case: Case) -> Appeal:
    """What the author of a hidden thing asked."""
    found = selectors.appeal_on(case)
    if found is None:
        raise Http404
    return found
