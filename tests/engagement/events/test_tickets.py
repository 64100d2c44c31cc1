"""The ticket: on her page until the end, read by the door alone."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from core import clock
from core.codes import read_checked_code
from engagement.activities.models import Activity
from engagement.events.models import Attendance, Event, Registration, Ticket
from engagement.events.services import cancel_registration, mark_attendance, register
from engagement.events.tickets import code_in, link_of, read_link
from engagement.participation.choices import Mode
from tests.makers import make_event, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


def today(**trunk: Any) -> tuple[Person, Event]:  # Any: what `make_event` takes
    """An event whose doors are open, and its organiser."""
    organiser, now = make_organiser(make_group()), clock.now()
    begins = {"starts_at": now + timedelta(hours=1), "ends_at": now + timedelta(hours=3)}
    return organiser, make_event(organiser=organiser, now=now, **(begins | trunk))


def joins(event: Event, called: str = "Sari", party_size: int = 1) -> Registration:
    return register(
        person=make_person(called), event=event, mode=Mode.HALL, party_size=party_size, now=clock.now()
    )


def path_of(registration: Registration) -> str:
    return "/" + link_of(registration).split("/", 3)[3]


def end(event: Event) -> None:
    """The event was yesterday."""
    now = clock.now()
    Activity.objects.filter(pk=event.pk).update(
        starts_at=now - timedelta(days=1), ends_at=now - timedelta(hours=22)
    )


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Tiket Anda"), ("en", "Your ticket"), ("ar", "تذكرتك")]
)
def test_ticket_shows_code_and_picture_and_is_not_kept(language: str, words: str) -> None:
    _organiser, event = today()
    registration = joins(event, party_size=3)
    Person.objects.update(language=language)

    answer = signed_in(registration.person).get(f"/events/{event.activity.code}/ticket/")

    page, code = answer.content.decode(), Ticket.objects.get().code
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store, private")
    assert (words in page, f"{code[:4]} {code[4:]}" in page, page.count("<svg viewBox") > 0) == (
        True,
        True,
        True,
    )
    assert read_checked_code(code) == code
    assert len(answer.content) < 40_000


def test_ticket_is_nobody_elses() -> None:
    _organiser, event = today()
    registration = joins(event)
    stranger = signed_in(make_person("Lain"))

    statuses = [
        client.get(path).status_code
        for client in (Client(), stranger)
        for path in (f"/events/{event.activity.code}/ticket/", path_of(registration))
    ]

    assert statuses == [302, 302, 404, 404]


def test_door_scans_and_the_holder_sees_her_ticket() -> None:
    organiser, event = today()
    registration = joins(event, "Sari", party_size=2)

    door, holder = signed_in(organiser), signed_in(registration.person)
    page = door.get(path_of(registration)).content.decode()
    seen = holder.get(path_of(registration))

    assert ("Sari" in page, 'value="scan"' in page, "Here</button>" in page) == (True, True, True)
    assert seen.headers["Location"] == f"/events/{event.activity.code}/ticket/"
    assert Attendance.objects.count() == 0


def test_scanned_again_it_answers_since_when() -> None:
    organiser, event = today()
    registration = joins(event)
    door, here = signed_in(organiser), f"/events/{event.activity.code}/door/{registration.person.code}/"

    first = door.post(here, {"known_by": "scan"}, follow=True).content.decode()
    again = door.post(here, {"known_by": "scan"}, follow=True).content.decode()

    assert ("is here, " in first, "already at " in first) == (True, False)
    assert ("is here, " in again, "already at " in again) == (False, True)
    assert re.search(r"already at <time", door.get(path_of(registration)).content.decode())
    assert Attendance.objects.get().known_by == "scan"


def test_link_ends_with_the_event_and_with_the_registration() -> None:
    organiser, event = today()
    kept, gone = joins(event, "Sari"), joins(event, "Budi")
    cancel_registration(person=gone.person, event=event, now=clock.now())
    door = signed_in(organiser)

    assert [door.get(path_of(one)).status_code for one in (kept, gone)] == [200, 404]

    end(event)

    assert door.get(path_of(kept)).status_code == 404
    assert door.get("/t/made-up:by:hand/").status_code == 404
    assert read_link("made-up", now=clock.now()) is None


def test_code_is_read_with_the_slips_of_a_hand() -> None:
    _organiser, event = today()
    registration = joins(event)
    signed_in(registration.person).get(f"/events/{event.activity.code}/ticket/")
    code = Ticket.objects.get().code

    wrong = code[:-1] + ("1" if code[-1] != "1" else "2")

    assert code_in(f" {code[:4].lower()}-{code[4:].replace('0', 'o')} ") == code
    assert [code_in(typed) for typed in (wrong, "", "Sari", code[:6])] == [""] * 4


def test_sensitive_ticket_names_no_topic() -> None:
    _organiser, event = today(title="Korban perdagangan orang", is_sensitive=True)
    registration = joins(event)

    page = signed_in(registration.person).get(f"/events/{event.activity.code}/ticket/").content.decode()

    assert ("Korban" in page, "<svg" in page) == (False, True)


def test_after_the_end_she_says_that_she_was_there() -> None:
    _organiser, event = today()
    person = joins(event).person
    end(event)
    client, address = signed_in(person), f"/events/{event.activity.code}/ticket/"

    before = client.get(address).content.decode()
    after = client.post(f"{address}said/", follow=True).content.decode()

    assert ("I was there" in before, "<svg viewBox" in before.split("<main")[1]) == (True, False)
    assert "You said that you were there." in after
    assert Attendance.objects.get().known_by == "self"


def test_who_was_seen_reads_since_when() -> None:
    organiser, event = today()
    person = joins(event).person
    mark_attendance(marked_by=organiser, event=event, person=person, mode=Mode.HALL, now=clock.now())

    page = signed_in(person).get(f"/events/{event.activity.code}/ticket/").content.decode()

    assert "Marked at " in page
