"""Agendas and minutes on the pages and over the API."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Membership, Person
from core import clock
from engagement.activities.choices import Role
from engagement.events.minutes import services
from engagement.events.minutes.plans import Item, Point
from engagement.events.minutes.services import put_on_agenda
from engagement.events.models import Event, Minutes, MinutesPoint
from engagement.events.services import register
from engagement.participation.choices import Mode
from engagement.voices.choices import SpeakerKind
from tests.engagement.activities.makers import make_helper
from tests.engagement.voices.makers import answer_all
from tests.makers import make_event, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db

POINT = {"kind": "migrant", "text": "Biaya naik.", "once": "abc"}


def a_meeting(**more: Any) -> tuple[Event, Person, Person]:
    """An event that has begun, an organiser of its group, and a note-taker who is none."""
    organiser = make_organiser(make_group())
    Membership.objects.create(person=make_person("Anggota"), organisation=organiser.organisations.get())
    begun = clock.now() - timedelta(minutes=30)
    event = make_event(organiser=organiser, now=clock.now(), starts_at=begun, **more)
    return event, organiser, make_helper(event.activity, Role.NOTE_TAKER, "Catat")


def at(event: Event, page: str = "") -> str:
    return f"/events/{event.activity.code}/minutes/{page}"


def test_note_taker_finds_her_page_notes_and_gives_the_receipt() -> None:
    event, _organiser, taker = a_meeting()
    browser = signed_in(taker)
    work = browser.get(f"/a/{event.activity.code}/work/").content.decode()

    answer = browser.post(at(event, "write/"), POINT, follow=True)
    again = browser.get(at(event, "write/"))

    assert at(event, "write/") in work
    assert ("/people/" in work, "/roles/" in work, "/door/" in work) == (False, False, False)
    page = answer.content.decode()
    assert "Biaya naik." in page
    assert '<p class="code">' in page
    assert '<p class="code">' not in again.content.decode()


def test_form_sent_twice_notes_once_and_a_refused_one_keeps_what_was_typed() -> None:
    event, _organiser, taker = a_meeting()
    browser = signed_in(taker)

    for _time in range(2):
        browser.post(at(event, "write/"), POINT)
    refused = browser.post(at(event, "write/"), {"kind": "", "text": "Panjang sekali ini.", "once": "x"})

    assert MinutesPoint.objects.count() == 1
    assert (refused.status_code, "Panjang sekali ini." in refused.content.decode()) == (422, True)


def test_notes_of_two_writers_are_shown_beside_each_other() -> None:
    event, organiser, taker = a_meeting()
    signed_in(taker).post(at(event, "notes/"), {"notes-text": "Punya Catat.", "notes-before": ""})

    answer = signed_in(organiser).post(at(event, "notes/"), {"notes-text": "Punya saya.", "notes-before": ""})

    page = answer.content.decode()
    assert (answer.status_code, "Punya Catat." in page, "Punya saya." in page) == (422, True, True)
    assert Minutes.objects.get().notes == "Punya Catat."


def test_public_reads_nothing_before_and_all_after_the_group_confirms() -> None:
    event, organiser, taker = a_meeting()
    writer, public = signed_in(taker), Client()
    writer.post(at(event, "write/"), POINT)
    writer.post(at(event, "decisions/"), {"decision-text": "Bertemu lagi.", "decision-once": "d"})
    before = public.get(at(event)).content.decode()
    own = writer.post(at(event, "check/"))
    signed_in(organiser).post(at(event, "check/"))
    after = public.get(at(event)).content.decode()

    assert ("Biaya naik." in before, own.status_code) == (False, 404)
    assert ["Biaya naik." in after, "Bertemu lagi." in after, "Migran" in after] == [True, True, True]
    assert ("Catat" in after, "Rukun" in after) == (False, False)
    assert at(event) in public.get(event.activity.get_absolute_url()).content.decode()


def test_writer_is_told_that_another_confirms() -> None:
    event, organiser, _taker = a_meeting()
    browser = signed_in(organiser)
    browser.post(at(event, "write/"), POINT)

    page = browser.post(at(event, "check/"), follow=True).content.decode()

    assert "You wrote these minutes. Ask somebody else of the group" in page
    assert "Confirm for the group" not in page


def test_correction_is_read_beside_the_first_version() -> None:
    event, organiser, taker = a_meeting()
    writer, reader = signed_in(taker), signed_in(organiser)
    writer.post(at(event, "write/"), POINT)
    reader.post(at(event, "check/"))
    writer.post(at(event, "correct/"), {"note": "Angka salah."})
    code = MinutesPoint.objects.get().contribution.code
    writer.post(at(event, f"points/{code}/"), {"kind": "family", "text": "Biaya turun.", "once": "abc"})
    reader.post(at(event, "check/"))

    latest, first = (Client().get(at(event, page)).content.decode() for page in ("", "?version=1"))
    assert ["Biaya turun." in latest, "Angka salah." in latest, "Biaya naik." in latest] == [
        True,
        True,
        False,
    ]
    assert ["Biaya turun." in first, "Biaya naik." in first] == [False, True]


def test_papers_of_a_sensitive_event_are_for_those_who_come_or_help() -> None:
    event, organiser, taker = a_meeting(is_sensitive=True)
    put_on_agenda(person=organiser, event=event, item=Item(title="Rahasia"), now=clock.now())
    guest = make_person("Tamu")
    register(person=guest, event=event, mode=Mode.HALL, party_size=1, now=clock.now())

    readers = [Client(), signed_in(make_person()), signed_in(guest), signed_in(taker)]

    assert [reader.get(at(event)).status_code for reader in readers] == [404, 404, 200, 200]
    addresses = [at(event) in page_of(reader, event) for reader in readers]
    assert addresses == [False, False, True, True]
    api = f"/api/v1/events/{event.activity.code}/papers/"
    assert [reader.get(api).status_code for reader in readers] == [404, 404, 200, 200]


def page_of(reader: Client, event: Event) -> str:
    return reader.get(event.activity.get_absolute_url()).content.decode()


def test_agenda_is_written_and_read() -> None:
    event, organiser, _taker = a_meeting()
    page = f"/events/{event.activity.code}/agenda/"
    browser = signed_in(organiser)
    for title in ("Pembukaan", "Biaya"):
        browser.post(page, {"title": title, "minutes": "15", "speaker": "Ketua"})
    browser.post(f"{page}{event.agenda.get(title='Biaya').code}/", {"up": "1"})

    shown = signed_in(make_person()).get(at(event)).content.decode()

    assert shown.index("Biaya") < shown.index("Pembukaan")
    assert "15 minutes" in shown


def test_outcome_is_published_once_and_read_beside_the_minutes() -> None:
    event, organiser, taker = a_meeting()
    point = Point(kind=SpeakerKind.MIGRANT, text="Biaya naik.")
    services.note_point(person=taker, event=event, point=point, once="1", now=clock.now())
    browser, page = signed_in(organiser), f"/events/{event.activity.code}/outcome/"
    early = browser.post(page, {"text": "Diumumkan.", "language": "id"})
    clock.shift(timedelta(days=4))
    browser = signed_in(organiser)
    unanswered = browser.post(page, {"text": "Diumumkan.", "language": "id"})
    answer_all(event.activity, organiser, now=clock.now())

    browser.post(page, {"text": "Diumumkan.", "language": "id"})

    assert (early.status_code, unanswered.status_code) == (422, 422)
    assert "Diumumkan." in Client().get(at(event)).content.decode()


def test_everything_is_done_over_the_api_too() -> None:
    event, organiser, taker = a_meeting()
    api = f"/api/v1/events/{event.activity.code}"
    writer, reader = signed_in(taker), signed_in(organiser)

    item = send(reader, f"{api}/agenda/", title="Biaya", minutes=10)
    second = send(reader, f"{api}/agenda/", title="Lain-lain").json()["code"]
    moved = reader.post(f"{api}/agenda/{second}/up/")
    gone = reader.delete(f"{api}/agenda/{second}/")
    point = send(writer, f"{api}/minutes/points/", **POINT, item=item.json()["code"]).json()
    changed = put(writer, f"{api}/minutes/points/{point['code']}/", kind="family", text="Biaya turun.")
    out = send(writer, f"{api}/minutes/points/", kind="other", text="Salah.", once="y").json()
    out_gone = writer.delete(f"{api}/minutes/points/{out['code']}/")
    decision = send(writer, f"{api}/minutes/decisions/", text="Bertemu lagi.", once="1").json()
    wrong = send(writer, f"{api}/minutes/decisions/", text="Salah.", once="2").json()
    wrong_gone = writer.delete(f"{api}/minutes/decisions/{wrong['code']}/")
    notes = put(writer, f"{api}/minutes/notes/", notes="Ramai.", before="")
    draft = reader.get(f"{api}/minutes/").json()
    confirmed = reader.post(f"{api}/minutes/confirmation/")
    papers = Client().get(f"{api}/papers/").json()
    correction = send(writer, f"{api}/minutes/correction/", note="Angka salah.")

    assert [row["title"] for row in moved.json()] == ["Lain-lain", "Biaya"]
    assert [gone.status_code, out_gone.status_code, wrong_gone.status_code, notes.status_code] == [204] * 4
    assert (len(point["receipt"]), changed.json()["kind"], changed.json()["item"]) == (12, "family", None)
    assert ([row["text"] for row in draft["points"]], draft["state"]) == (["Biaya turun."], "draft")
    assert [row["code"] for row in draft["decisions"]] == [decision["code"]]
    assert confirmed.json()["number"] == 1
    assert papers["minutes"]["words"]["notes"] == "Ramai."
    assert [row["title"] for row in papers["agenda"]] == ["Biaya"]
    assert correction.status_code == 204


def send(client: Client, address: str, **body: object) -> Any:  # Any: a response of the test client
    return client.post(address, json.dumps(body), "application/json")


def put(client: Client, address: str, **body: object) -> Any:  # Any: a response of the test client
    return client.put(address, json.dumps(body), "application/json")
