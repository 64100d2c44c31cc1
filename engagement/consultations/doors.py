"""The consultation or phase an address is about, for whoever may open it; else 404, as if it were not there."""

from django.http import Http404

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.doors import for_change, visible
from engagement.activities.models import Activity
from engagement.activities.policies import may_see
from engagement.consultations import selectors
from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.methods import answered
from engagement.consultations.methods.method import AnsweredMethod
from engagement.consultations.models import Comment, Idea, Option, Phase
from engagement.consultations.open_data import is_open_data
from engagement.consultations.stages import reads_results
from engagement.voices.policies import may_read, may_read_account

SURVEY, IDEAS, DISCUSSION, DECISION = "survey", "ideas", "discussion", "decision"
PROMPTED = frozenset({IDEAS, DISCUSSION})
"""The methods by which people write to one question, several things each."""


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


def phase(person: Person | None, code: str) -> Phase:
    """A phase, for whoever may see its consultation."""
    found = selectors.phase_by_code(code)
    if found is None or not may_see(person, found.consultation.activity):
        raise Http404
    return found


def phase_changed_by(person: Person | None, code: str) -> Phase:
    """A phase, for those who plan it."""
    found = phase(person, code)
    for_change(person, found.consultation.activity)
    return found


def phase_read_by(person: Person | None, code: str) -> Phase:
    """A phase, for those who read what people gave."""
    found = phase(person, code)
    if not may_read(person, found.consultation.activity):
        raise Http404
    return found


def open_data_of(person: Person | None, code: str) -> Activity:
    """A consultation whose numbers are for everyone, for whoever may see it."""
    activity = consultation(person, code)
    if not is_open_data(activity):
        raise Http404
    return activity


def answered_in(phase: Phase) -> AnsweredMethod:
    """The method of a phase that takes one answer of each person; what has other pages has no such page."""
    method = answered(phase.method)
    if method is None:
        raise Http404
    return method


def answered_phase(person: Person | None, code: str) -> Phase:
    """A phase that takes one answer of each person, for whoever may see its consultation."""
    found = phase(person, code)
    answered_in(found)
    return found


def phase_by(method: str, person: Person | None, code: str) -> Phase:
    """A phase of this method, for whoever may see its consultation."""
    found = phase(person, code)
    if found.method != method:
        raise Http404
    return found


def survey_account(person: Person | None, code: str) -> Phase:
    """A survey, for whoever may read what became of its consultation."""
    found = phase_by(SURVEY, person, code)
    if not may_read_account(person, found.consultation.activity):
        raise Http404
    return found


def survey_changed_by(person: Person | None, code: str) -> Phase:
    """A survey, for those who write its questions."""
    found = phase_by(SURVEY, person, code)
    for_change(person, found.consultation.activity)
    return found


def decision_changed_by(person: Person, code: str) -> Phase:
    """A phase that decides, for those who plan it."""
    found = phase_by(DECISION, person, code)
    for_change(person, found.consultation.activity)
    return found


def decided(person: Person | None, code: str) -> Phase:
    """A phase that decides, for whoever may read its result once it has closed."""
    found = phase_by(DECISION, person, code)
    activity = found.consultation.activity
    if not reads_results(person, activity) and not may_read(person, activity):
        raise Http404
    return found


def option(phase: Phase, code: str) -> Option:
    """One of its options."""
    found = ballots.option_of(phase, code)
    if found is None:
        raise Http404
    return found


def idea(person: Person | None, code: str, idea_code: str) -> Idea:
    """An idea, for whoever may read what others wrote; hidden from her it has no words."""
    found_in = phase_by(IDEAS, person, code)
    found = ideas.idea_of(found_in, idea_code)
    if found is None or not ideas.may_read_words(person, found_in.consultation.activity):
        raise Http404
    found.phase = found_in
    as_read_by(person, [found])
    return found


def comment(person: Person | None, code: str, comment_code: str) -> Comment:
    """A comment, for whoever may read what others wrote; hidden from her it has no words."""
    found_in = phase(person, code)
    found = ideas.comment_of(found_in, comment_code)
    if found is None or not ideas.may_read_words(person, found_in.consultation.activity):
        raise Http404
    found.phase = found_in
    as_read_by(person, [found])
    return found
