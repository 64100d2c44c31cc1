"""What registrations tell, as rows for a page and a file; words are put into the reader's language beforehand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

from django.utils.translation import gettext as _

from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from engagement.events import selectors
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Question, Registration
from engagement.participation.choices import Mode

PIECE = 500


@dataclass(frozen=True)
class Said:
    """One registration with what it tells: (question, answer) where there is an answer, and needs in words."""

    registration: Registration
    answers: list[tuple[Question, str]]
    needs: list[str]


def said_by(registration: Registration, questions: Sequence[Question]) -> Said:
    """From what `selectors.details_of` has read: no query."""
    values = {answer.question_id: answer.value for answer in registration.answers.all()}
    answers = [(question, values[question.pk]) for question in questions if question.pk in values]
    return Said(registration, answers, list(_needs(registration)))


def headings(questions: Sequence[Question]) -> list[str]:
    return [
        _("Called"), _("For whom"), _("State"), _("How"), _("Party"), _("Comes with"), _("Interpreter into"),
        _("Children to look after"), _("Needs a ride"), _("Other needs"), *[question.text for question in questions],
    ]  # fmt: skip


def rows(
    event: Event, questions: Sequence[Question], *, viewer: Person, now: datetime
) -> Iterator[Sequence[object]]:
    """One row a registration that stands; every look is logged as the piece is read."""
    words = {value: str(label) for choice in (RegistrationState, Mode) for value, label in choice.choices}
    return _rows(event, questions, viewer, now, words, _("yes"))


def _rows(
    event: Event,
    questions: Sequence[Question],
    viewer: Person,
    now: datetime,
    words: dict[str, str],
    yes: str,
) -> Iterator[Sequence[object]]:
    for piece in batched(selectors.details_of(event).iterator(chunk_size=PIECE), PIECE):
        log_looks(viewer=viewer, people=[one.person_id for one in piece], what=Look.EXPORT, now=now)
        for one in piece:
            values = {answer.question_id: answer.value for answer in one.answers.all()}
            needs = getattr(one, "needs", None)
            yield (
                one.person.called,
                one.for_organisation.name if one.for_organisation else "",
                words[one.state],
                words[one.mode],
                one.party_size,
                ", ".join(one.companions),
                needs.interpreter if needs else "",
                needs.children if needs else 0,
                yes if needs and needs.needs_transport else "",
                needs.access if needs else "",
                *[values.get(question.pk, "") for question in questions],
            )


def _needs(registration: Registration) -> Iterator[str]:
    needs = getattr(registration, "needs", None)
    if needs is None:
        return
    if needs.interpreter:
        yield _("Interpreter into %(language)s") % {"language": needs.interpreter}
    if needs.children:
        yield _("Children to look after: %(children)d") % {"children": needs.children}
    if needs.needs_transport:
        yield _("Needs a ride")
    if needs.access:
        yield needs.access
