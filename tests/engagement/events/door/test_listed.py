"""Names typed at the door and from paper: each person once, whoever she is."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from engagement.events.door.errors import CannotTell
from engagement.events.door.services import mark_from_paper, plan_paper, walk_in
from engagement.events.models import Attendance
from engagement.events.services import Marked, issue_ticket, mark_attendance, register
from engagement.participation.choices import Mode
from engagement.participation.models import Participation
from tests.engagement.events.test_marking import END, START, Hall, deeds
from tests.makers import NOW, make_event, make_person

pytestmark = pytest.mark.django_db


def walks_in(hall: Hall, name: str, **more: Any) -> Marked:
    values: dict[str, Any] = {"mode": Mode.HALL, "now": START} | more
    return walk_in(marked_by=hall.organiser, event=hall.event, name=name, **values)


def test_walk_in_is_a_person_without_a_login() -> None:
    hall = Hall()

    marked = walks_in(hall, "Bapak Agus Contoh", organisation="Desa Contoh", people=3)

    person = marked.attendance.person
    assert (person.full_name, person.user, person.registered_by) == ("Agus Contoh", None, hall.organiser)
    assert (marked.attendance.known_by, marked.attendance.people_here) == ("walk_in", 3)
    assert (marked.attendance.came_at, marked.attendance.organisation_name) == (START, "Desa Contoh")
    assert (hall.came(), deeds(person)) == (1, [("walk_in", "hall", True)])


def test_walk_in_of_a_registered_name_is_that_one() -> None:
    hall = Hall()
    person = hall.joins("Sari Contoh")

    first, second = walks_in(hall, "sari contoh"), walks_in(hall, "Sari Contoh", now=END)

    assert (first.attendance.person, first.is_new, second.is_new) == (person, True, False)
    assert (second.attendance.came_at, Attendance.objects.count()) == (START, 1)


def test_walk_in_whose_address_we_know_is_nobody_twice_and_stays_unnamed() -> None:
    hall = Hall()
    elsewhere = make_person("Wati Contoh", email="wati@contoh.test")
    before = Person.objects.count()

    marked = walks_in(hall, "Wati Contoh", email="wati@contoh.test")

    assert (marked.attendance.person, Person.objects.count()) == (elsewhere, before)
    assert (marked.attendance.listed_name, marked.attendance.handle) == (
        "Wati Contoh",
        marked.attendance.code,
    )


def test_name_of_two_registered_people_is_not_guessed() -> None:
    hall = Hall()
    hall.joins("Sari Contoh")
    hall.joins("Sari Contoh")

    with pytest.raises(CannotTell):
        walks_in(hall, "Sari Contoh")

    assert Attendance.objects.count() == 0


def test_paper_takes_names_and_codes_and_says_what_it_would_do() -> None:
    hall = Hall()
    by_code, by_name, seen = hall.joins("Sari", 3), hall.joins("Budi Contoh"), hall.joins("Wati Contoh")
    code = issue_ticket(registration=by_code.registrations.get()).code
    mark_attendance(marked_by=hall.organiser, event=hall.event, person=seen, mode=Mode.HALL, now=START)
    text = f"{code[:4].lower()} {code[4:]}\n\nbudi contoh\nWati Contoh\nAgus Baru\n12\n"

    paper = plan_paper(activity=hall.event.activity, text=text, mode=Mode.HALL, now=END)

    assert [registration.person for registration in paper.tickets] == [by_code]
    assert [(each.row.name, each.verdict) for each in paper.plan.planned] == [
        ("Budi Contoh", "known"),
        ("Wati Contoh", "already"),
        ("Agus Baru", "new"),
    ]
    assert (paper.refused_lines, Attendance.objects.count()) == ("12", 1)

    for _twice in range(2):
        mark_from_paper(marked_by=hall.organiser, event=hall.event, text=text, mode=Mode.HALL, now=END)

    assert (hall.came(), deeds(by_name)) == (4, [("paper", "hall", True)])
    assert Attendance.objects.get(person=by_code).people_here == 3
    assert set(Attendance.objects.exclude(person=seen).values_list("came_at", flat=True)) == {START}


def test_code_of_another_event_opens_nothing_here() -> None:
    hall = Hall()
    other, person = make_event(title="Lain"), make_person("Sari")
    registration = register(person=person, event=other, mode=Mode.HALL, party_size=1, now=NOW)
    code = issue_ticket(registration=registration).code

    paper = plan_paper(
        activity=hall.event.activity, text=code, mode=Mode.HALL, now=START + timedelta(hours=1)
    )

    assert paper.tickets == ()
    assert not Participation.objects.filter(activity=hall.event.activity).exists()
