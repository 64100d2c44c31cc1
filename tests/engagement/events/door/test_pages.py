"""The door on a phone: find, tap, next; groups, walk-ins, paper, numbers."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog, Person
from core import clock
from engagement.events.models import Attendance, HeadCount, Registration, Ticket
from engagement.participation.choices import Mode
from tests.engagement.events.test_tickets import end, joins, today
from tests.makers import make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


def test_name_is_found_by_the_beginning_of_any_of_its_words() -> None:
    organiser, event = today()
    for name in ("Siti Nur’aini", "Budi Santoso", "José Belo", "Nurul Contoh"):
        joins(event, name)
    joins(today()[1], "Nur Elsewhere")
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    def found(text: str) -> list[str]:
        return sorted(one.shown for one in door.get(address, {"q": text}).context["found"])

    assert found("nur") == ["Nurul Contoh", "Siti Nur’aini"]
    assert found("SANT bu") == ["Budi Santoso"]
    assert (found("nuraini"), found("jose"), found("BELO, josé")) == (
        ["Siti Nur’aini"],
        ["José Belo"],
        ["José Belo"],
    )
    assert (found("antoso"), found("%"), found(""), found("' OR 1=1")) == ([], [], [], [])


def test_whom_only_a_list_names_is_found_by_that_name_alone() -> None:
    organiser, event = today()
    stranger = make_person("Rahasia")
    Attendance.objects.create(
        event=event,
        person=stranger,
        mode=Mode.HALL,
        known_by="roster",
        came_at=clock.now(),
        listed_name="Wati Contoh",
    )
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    assert [one.shown for one in door.get(address, {"q": "wati"}).context["found"]] == ["Wati Contoh"]
    assert door.get(address, {"q": "rahasia"}).context["found"] == []


def test_one_tap_marks_and_the_door_is_ready_for_the_next() -> None:
    organiser, event = today()
    registration = joins(event, "Sari", party_size=4)
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    answer = door.post(f"{address}{registration.person.code}/", {"people": 3, "mode": "hall"}, follow=True)

    assert Attendance.objects.get().known_by == "name"
    assert (answer.context["came"].people, answer.context["expected"], answer.context["text"]) == (3, 4, "")
    door.post(f"{address}{registration.person.code}/", {"people": 4, "correct": "1"})
    assert Attendance.objects.get().people_here == 4
    door.post(f"{address}{registration.person.code}/", {"undo": "1"})
    assert Attendance.objects.count() == 0


def test_code_finds_one_and_says_so_in_the_mark() -> None:
    organiser, event = today()
    registration = joins(event, "Sari")
    joins(event, "Budi")
    signed_in(registration.person).get(f"/events/{event.activity.code}/ticket/")

    answer = signed_in(organiser).get(
        f"/events/{event.activity.code}/door/", {"q": Ticket.objects.get().code.lower()}
    )

    assert [one.shown for one in answer.context["found"]] == ["Sari"]
    assert answer.context["known_by"] == "code"


def test_door_in_the_hall_counts_in_the_hall_whoever_registered_to_be_online() -> None:
    organiser, event = today(is_online=True)
    registration = joins(event)
    Registration.objects.update(mode=Mode.ONLINE)
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    door.post(f"{address}{registration.person.code}/", {"mode": "hall"})

    assert Attendance.objects.get().mode == Mode.HALL
    assert door.get(address, {"mode": "online"}).context["mode"] == Mode.ONLINE


def test_each_found_person_can_see_that_the_door_looked() -> None:
    organiser, event = today()
    person = joins(event, "Sari").person
    joins(event, "Budi")

    signed_in(organiser).get(f"/events/{event.activity.code}/door/", {"q": "sa"})

    assert list(AccessLog.objects.values_list("person", "viewer")) == [(person.pk, organiser.pk)]


def test_group_arrives_together() -> None:
    organiser, event = today()
    group = make_group("Rombongan Contoh")
    for name in ("Sari", "Budi"):
        Registration.objects.filter(pk=joins(event, name, 2).pk).update(for_organisation=group)
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/groups/"

    page = door.get(address).content.decode()
    after = door.post(f"{address}{group.code}/", follow=True).content.decode()

    assert ("Rombongan Contoh" in page, "0 of 2 are here" in page) == (True, True)
    assert ("2 people are marked as come." in after, "all here" in after) == (True, True)
    assert door.post(f"{address}{make_group().code}/").status_code == 302
    assert Attendance.objects.count() == 2


def test_walk_in_is_one_name_away() -> None:
    organiser, event = today()
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    nobody = door.get(address, {"q": "agus"}).content.decode()
    answer = door.post(f"{address}new/", {"name": "Agus Contoh", "people": 2}, follow=True)

    assert ("Nobody found" in nobody, "door/new/?mode=hall&amp;name=agus" in nobody) == (True, True)
    assert (answer.context["done"].shown, answer.context["came"].people) == ("Agus Contoh", 2)
    assert door.post(f"{address}new/", {"name": " ", "people": 1}).status_code == 422


def test_paper_is_shown_before_it_is_done_and_gives_bad_lines_back() -> None:
    organiser, event = today()
    joins(event, "Budi Contoh")
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/paper/"
    text = "Budi Contoh\nAgus Baru\n12"

    page = door.post(address, {"text": text}).content.decode()

    assert (Attendance.objects.count(), "Mark them as come" in page, "Agus Baru" in page) == (0, True, True)

    answer = door.post(address, {"text": text, "sure": "1"})

    assert Attendance.objects.count() == 2
    assert answer.context["form"]["text"].value() == "12"


def test_before_the_doors_open_nothing_can_be_marked() -> None:
    now = clock.now()
    organiser, event = today(starts_at=now + timedelta(days=2), ends_at=now + timedelta(days=2, hours=1))
    registration = joins(event)
    door, address = signed_in(organiser), f"/events/{event.activity.code}/door/"

    page = door.get(address, {"q": "sari"}).content.decode()
    answers = [
        door.post(f"{address}{registration.person.code}/", follow=True).content.decode(),
        door.post(f"{address}new/", {"name": "Agus", "people": 1}).content.decode(),
        door.post(f"{address}paper/", {"text": "Agus"}).content.decode(),
    ]

    assert "Here</button>" not in page
    assert ["Nobody can have come yet." in answer for answer in answers] == [True] * 3
    assert Attendance.objects.count() == 0


def test_head_counts_stand_apart_and_can_be_taken_back() -> None:
    organiser, event = today()
    registration = joins(event)
    door, code = signed_in(organiser), event.activity.code
    door.post(f"/events/{code}/door/{registration.person.code}/")

    answer = door.post(
        f"/events/{code}/attendance/", {"people": 110, "note": "Baris belakang penuh"}, follow=True
    )

    assert [count.people for count in answer.context["head_counts"]] == [110]
    assert (answer.context["came"].persons, answer.context["came"].people) == (1, 1)
    count = HeadCount.objects.get()
    door.post(f"/events/{code}/attendance/{count.code}/")
    assert (HeadCount.objects.get().taken_back_at is None, HeadCount.objects.count()) == (False, 1)
    assert list(door.get(f"/events/{code}/attendance/").context["head_counts"]) == []


def test_absent_are_listed_after_the_end_and_can_be_marked_still() -> None:
    organiser, event = today()
    here, missing = joins(event, "Sari"), joins(event, "Budi")
    door, code = signed_in(organiser), event.activity.code
    door.post(f"/events/{code}/door/{here.person.code}/")

    before = door.get(f"/events/{code}/absent/")
    end(event)
    after = door.get(f"/events/{code}/absent/")

    assert (list(before.context["page"]), list(after.context["page"])) == ([], [missing.person])
    door.post(f"/events/{code}/people/{missing.person.code}/")
    assert list(door.get(f"/events/{code}/absent/").context["page"]) == []


def test_who_spoke_is_noted_on_the_list() -> None:
    organiser, event = today()
    registration = joins(event)
    door, address = signed_in(organiser), f"/events/{event.activity.code}/people/"
    door.post(f"{address}{registration.person.code}/")

    door.post(f"{address}{registration.person.code}/", {"spoke": "1"})
    page = door.get(address).content.decode()

    assert Attendance.objects.get().has_spoken
    assert ("Spoke (take back)" in page, "marked by the organiser" in page) == (True, True)
    door.post(f"{address}{registration.person.code}/", {"spoke": "0"})
    assert not Attendance.objects.get().has_spoken


def test_door_is_closed_to_others() -> None:
    organiser, event = today()
    person = joins(event).person
    code = event.activity.code
    others = [signed_in(person), signed_in(make_organiser(make_group("Lain"))), Client()]

    statuses = [
        client.get(f"/events/{code}/{page}").status_code
        for client in others
        for page in ("door/", "door/new/", "door/paper/", "door/groups/", "attendance/", "absent/")
    ]

    assert statuses == [404] * 12 + [302] * 6
    assert signed_in(organiser).get(f"/events/{code}/door/").status_code == 200


def test_door_is_light_and_asks_little_with_twenty_results() -> None:
    organiser, event = today(seats=None)
    for number in range(25):
        joins(event, f"Sari {number}", party_size=2)
    door = signed_in(organiser)
    Person.objects.update(language="id")
    address = f"/events/{event.activity.code}/door/"

    with CaptureQueriesContext(connection) as asked:
        answer = door.get(address, {"q": "sari"})

    assert len(answer.context["found"]) == 20
    assert sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries) <= 12
    assert len(gzip.compress(answer.content)) < 8_000
