"""Two phones at one door: one mark, and the second hears since when; the control without the lock breaks."""

from collections.abc import Callable
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, transaction

from engagement.events.choices import KnownBy
from engagement.events.marking import write
from engagement.events.models import Attendance, Event, Ticket
from engagement.events.services import Marked, issue_ticket, mark_attendance, unmark_attendance
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.models import Participation
from tests.engagement.events.test_marking import START, Hall
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)

PHONES = 30


def test_thirty_phones_mark_one_person_once() -> None:
    hall = Hall()
    person = hall.joins(party_size=2)
    tap = partial(
        mark_attendance, marked_by=hall.organiser, event=hall.event, person=person, mode=Mode.HALL, now=START
    )

    said = at_once([partial(tap, known_by=way) for way in [KnownBy.SCAN, KnownBy.NAME] * (PHONES // 2)])

    marked = [answer for answer in said if isinstance(answer, Marked)]
    assert (len(marked), sum(answer.is_new for answer in marked)) == (PHONES, 1)
    assert {answer.attendance.came_at for answer in marked} == {START}
    assert (hall.came(), Participation.objects.filter(verb=Verb.CAME).count()) == (1, 1)


def test_without_the_lock_phones_meet_an_error_instead_of_the_time() -> None:
    """The control: who reads before the other has written is refused by the database, with nothing to tell."""
    hall = Hall()
    person = hall.joins()
    all_have_read = Barrier(PHONES)

    said = at_once([partial(_mark_without_lock, hall.event, person.pk, all_have_read)] * PHONES)

    assert sum(isinstance(answer, IntegrityError) for answer in said) == PHONES - 1


def test_marking_and_undoing_at_once_keeps_the_books() -> None:
    hall = Hall()
    people = [hall.joins() for _number in range(10)]
    for person in people:
        hall.marks(person)
    undo = [
        partial(unmark_attendance, marked_by=hall.organiser, event=hall.event, person=p, now=START)
        for p in people
    ]
    mark = [partial(hall.marks, p) for p in people]

    deeds: list[Callable[[], object]] = [*undo, *mark]
    said = at_once(deeds)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    standing = Participation.objects.filter(verb=Verb.CAME, voided_by=None).count()
    assert hall.came() == Attendance.objects.count() == standing


def test_ticket_opened_many_times_at_once_is_one() -> None:
    hall = Hall()
    registration = hall.joins().registrations.get()

    said = at_once([partial(issue_ticket, registration=registration)] * PHONES)

    assert len({ticket.code for ticket in said if isinstance(ticket, Ticket)}) == 1
    assert Ticket.objects.count() == 1


def _mark_without_lock(event: Event, person_id: int, all_have_read: Barrier) -> None:
    with transaction.atomic():
        standing = Attendance.objects.filter(event=event, person_id=person_id).first()
        all_have_read.wait(timeout=60)
        if standing is None:
            attendance = Attendance.objects.create(
                event=event, person_id=person_id, mode=Mode.HALL, known_by=KnownBy.NAME, came_at=START
            )
            write(event.activity, attendance, source=Source.NAME, now=START)
