"""Marking who came: how we know, corrections in the ledger, who spoke, and what people say themselves."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from accounts.models import Person
from engagement.activities.errors import NotAllowed
from engagement.events import selectors
from engagement.events.choices import KnownBy
from engagement.events.errors import (
    NotMarked,
    NotRegistered,
    TakenBack,
    TooEarlyToMark,
    TooEarlyToSay,
    TooLateToSay,
)
from engagement.events.models import Attendance, Event, Registration
from engagement.events.services import (
    correct_attendance,
    mark_attendance,
    mark_group,
    note_speaker,
    register,
    say_i_came,
    unmark_attendance,
)
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.models import Participation
from engagement.participation.selectors import live
from tests.makers import NOW, make_event, make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db

START = NOW + timedelta(days=3)
END = START + timedelta(hours=2)


class Hall:
    """An event whose organiser stands at the door."""

    def __init__(self) -> None:
        self.organiser = make_organiser(make_group())
        self.event: Event = make_event(organiser=self.organiser, is_online=True)

    def joins(self, called: str = "Sari", party_size: int = 1) -> Person:
        person = make_person(called)
        register(person=person, event=self.event, mode=Mode.HALL, party_size=party_size, now=NOW)
        return person

    def marks(self, person: Person, **how: Any) -> Attendance:
        values: dict[str, Any] = {"mode": Mode.HALL, "now": START} | how
        return mark_attendance(
            marked_by=self.organiser,
            event=self.event,
            person=person,
            **values,
        ).attendance

    def came(self) -> int:
        return self.event.activity.counters.get(name="came").value


def deeds(person: Person, verb: Verb = Verb.CAME) -> list[tuple[str, str, bool]]:
    """(source, mode, whether it still stands) of each row, in order."""
    rows = Participation.objects.filter(person=person, verb=verb).order_by("id")
    return [(row.source, row.mode, not hasattr(row, "voided_by")) for row in rows]


@pytest.mark.parametrize("way", [way for way in KnownBy if way != KnownBy.SELF])
def test_source_of_a_mark_is_kept_in_the_ledger_too(way: KnownBy) -> None:
    hall = Hall()
    person = hall.joins()

    attendance = hall.marks(person, known_by=way)

    source = Source.STAFF if way == KnownBy.MARKED else Source(way.value)
    assert (attendance.known_by, deeds(person)) == (way, [(source, "hall", True)])


def test_second_mark_says_since_when_the_first_stands() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person, known_by=KnownBy.SCAN)

    again = mark_attendance(
        marked_by=hall.organiser,
        event=hall.event,
        person=person,
        mode=Mode.ONLINE,
        known_by=KnownBy.NAME,
        now=START + timedelta(minutes=9),
    )

    assert (again.is_new, again.attendance.came_at, again.attendance.known_by) == (False, START, KnownBy.SCAN)
    assert (hall.came(), len(deeds(person))) == (1, 1)


def test_whole_party_is_here_unless_the_door_says_otherwise() -> None:
    hall = Hall()
    family, pair = hall.joins("Sari", 4), hall.joins("Budi", 2)

    here = [hall.marks(family).people_here, hall.marks(pair, people=1).people_here]

    assert (here, hall.came(), selectors.came(hall.event).people) == ([4, 1], 2, 5)


def test_phone_that_was_offline_says_when_it_was() -> None:
    hall = Hall()
    person, other = hall.joins("Sari"), hall.joins("Budi")
    earlier, ahead = START - timedelta(minutes=5), START + timedelta(days=1)

    assert hall.marks(person, came_at=earlier).came_at == earlier
    assert hall.marks(other, came_at=ahead).came_at == START


def test_nobody_came_before_the_doors_opened() -> None:
    hall = Hall()
    person = hall.joins()

    with pytest.raises(TooEarlyToMark):
        hall.marks(person, came_at=START - timedelta(hours=3))


def test_correction_of_the_mode_is_a_void_and_a_new_row() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person, known_by=KnownBy.CODE)

    correct_attendance(
        marked_by=hall.organiser, event=hall.event, person=person, mode=Mode.ONLINE, people=2, now=END
    )

    attendance = Attendance.objects.get()
    assert (attendance.mode, attendance.people_here, attendance.came_at) == (Mode.ONLINE, 2, START)
    assert deeds(person) == [("code", "hall", False), ("code", "online", True)]
    assert hall.came() == 1


def test_undone_and_marked_again_keeps_every_row() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person)
    unmark_attendance(marked_by=hall.organiser, event=hall.event, person=person, now=START)
    unmark_attendance(marked_by=hall.organiser, event=hall.event, person=person, now=START)

    hall.marks(person, known_by=KnownBy.NAME)

    assert deeds(person) == [("staff", "hall", False), ("name", "hall", True)]
    assert (hall.came(), Participation.objects.filter(verb=Verb.VOID).count()) == (1, 1)


def test_group_is_marked_in_one_act() -> None:
    hall = Hall()
    group = make_group("Rombongan Contoh")
    people = [hall.joins(name, 2) for name in ("Sari", "Budi", "Wati")]
    Registration.objects.filter(person__in=people).update(for_organisation=group)
    stranger = hall.joins("Lain")
    hall.marks(people[0], known_by=KnownBy.SCAN)

    made = mark_group(
        marked_by=hall.organiser, event=hall.event, organisation=group, mode=Mode.HALL, now=START
    )

    assert sorted(attendance.person.called for attendance in made) == ["Budi", "Wati"]
    assert (hall.came(), selectors.came(hall.event).people, deeds(stranger)) == (3, 6, [])
    assert [deeds(person)[0][0] for person in people] == ["scan", "group", "group"]


def test_who_spoke_is_a_deed_of_its_own() -> None:
    hall = Hall()
    person, silent = hall.joins("Sari"), hall.joins("Budi")
    hall.marks(person)

    note_speaker(noted_by=hall.organiser, event=hall.event, person=person, has_spoken=True, now=END)
    note_speaker(noted_by=hall.organiser, event=hall.event, person=person, has_spoken=True, now=END)

    assert (deeds(person, Verb.SPOKE), selectors.came(hall.event).spoke) == ([("staff", "hall", True)], 1)
    with pytest.raises(NotMarked):
        note_speaker(noted_by=hall.organiser, event=hall.event, person=silent, has_spoken=True, now=END)


def test_who_did_not_come_did_not_speak() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person)
    note_speaker(noted_by=hall.organiser, event=hall.event, person=person, has_spoken=True, now=END)

    unmark_attendance(marked_by=hall.organiser, event=hall.event, person=person, now=END)

    assert list(live().values_list("verb", flat=True)) == [Verb.REGISTERED]


def test_said_by_herself_stands_apart_until_somebody_confirms_it() -> None:
    hall = Hall()
    person = hall.joins()

    say_i_came(person=person, event=hall.event, now=END)

    came = selectors.came(hall.event)
    assert (came.persons, came.people, came.verified, came.said) == (1, 0, 0, 1)
    assert deeds(person) == [("self", "hall", True)]

    hall.marks(person, known_by=KnownBy.PAPER, now=END)

    came = selectors.came(hall.event)
    assert (came.persons, came.verified, came.said, hall.came()) == (1, 1, 0, 1)
    assert deeds(person) == [("self", "hall", False), ("paper", "hall", True)]


def test_what_the_organiser_took_back_is_not_said_again() -> None:
    hall = Hall()
    person = hall.joins()
    say_i_came(person=person, event=hall.event, now=END)
    unmark_attendance(marked_by=hall.organiser, event=hall.event, person=person, now=END)

    with pytest.raises(TakenBack):
        say_i_came(person=person, event=hall.event, now=END)

    assert hall.came() == 0


def test_only_who_registered_says_so_and_only_for_a_month_after_the_end() -> None:
    hall = Hall()
    person, stranger = hall.joins(), make_person()

    with pytest.raises(TooEarlyToSay):
        say_i_came(person=person, event=hall.event, now=END - timedelta(minutes=1))
    with pytest.raises(TooLateToSay):
        say_i_came(person=person, event=hall.event, now=END + timedelta(days=31))
    with pytest.raises(NotRegistered):
        say_i_came(person=stranger, event=hall.event, now=END)


def test_saying_it_when_already_seen_changes_nothing() -> None:
    hall = Hall()
    person = hall.joins()
    hall.marks(person, known_by=KnownBy.SCAN)

    attendance = say_i_came(person=person, event=hall.event, now=END)

    assert (attendance.known_by, len(deeds(person))) == (KnownBy.SCAN, 1)


def test_nobody_else_marks() -> None:
    hall = Hall()
    who: dict[str, Any] = {"event": hall.event, "person": hall.joins(), "now": START}
    who["marked_by"] = make_organiser(make_group("Kelompok Lain"))
    verbs: list[Callable[[], object]] = [
        partial(unmark_attendance, **who),
        partial(correct_attendance, **who, mode=Mode.HALL, people=1),
        partial(mark_attendance, **who, mode=Mode.HALL),
    ]

    for verb in verbs:
        with pytest.raises(NotAllowed):
            verb()


def test_absent_are_those_who_registered_and_were_not_seen() -> None:
    hall = Hall()
    here, missing = hall.joins("Sari"), hall.joins("Budi")
    hall.marks(here)

    registered = selectors.registered(hall.event)

    assert list(selectors.absent(hall.event)) == [missing]
    assert (registered.persons, registered.people, registered.absent) == (2, 2, 1)
