"""The day of an event over the API: tickets, the door, corrections, numbers, certificates."""

from datetime import timedelta

import pytest

from core import clock
from engagement.events.models import Attendance, HeadCount, Registration
from tests.api.documented import ApiClient
from tests.engagement.events.test_tickets import end, joins, today
from tests.makers import make_group, make_person

pytestmark = pytest.mark.django_db


def test_ticket_is_scanned_and_marked_once() -> None:
    organiser, event = today()
    person = joins(event, "Sari", party_size=3).person
    path, door = f"/events/{event.activity.code}/", ApiClient(organiser)
    ticket = ApiClient(person).get(f"{path}ticket/").json()
    token = ticket["link"].rstrip("/").rsplit("/", 1)[1]
    earlier = (clock.now() - timedelta(minutes=4)).isoformat()

    scanned = door.post(f"{path}door/scans/", {"token": token}).json()
    typed = door.get(f"{path}door/", q=ticket["code"].lower()).json()
    first, again = (
        door.put(
            f"{path}people/{scanned[0]['person']}/attendance/",
            {"known_by": known_by, "people": 2, "came_at": came_at},
        ).json()
        for known_by, came_at in (("scan", earlier), ("name", clock.now().isoformat()))
    )

    assert [(one["called"], one["party_size"], one["came"]) for one in scanned] == [("Sari", 3, False)]
    assert (typed, door.post(f"{path}door/scans/", {"token": "made-up"}).status_code) == (scanned, 404)
    assert (first["known_by"], first["people_here"], Attendance.objects.count()) == ("scan", 2, 1)
    assert again == first


def test_names_are_found_by_those_at_the_door_alone() -> None:
    organiser, event = today()
    sari = joins(event, "Sari").person
    joins(event, "Budi")
    path = f"/events/{event.activity.code}/door/"

    found = ApiClient(organiser).get(path, q="sa").json()

    assert [one["person"] for one in found] == [sari.code]
    assert ApiClient(sari).get(path, q="sa").status_code == 404
    assert ApiClient(organiser).get(path).status_code == 422


def test_mark_is_corrected_and_speakers_are_noted() -> None:
    organiser, event = today(is_online=True)
    person = joins(event).person
    door, path = ApiClient(organiser), f"/events/{event.activity.code}/people/{person.code}/"

    unmarked = [
        door.put(f"{path}spoke/").status_code,
        door.patch(f"{path}attendance/", {"mode": "hall", "people": 1}),
    ]
    door.put(f"{path}attendance/")
    corrected = door.patch(f"{path}attendance/", {"mode": "online", "people": 2}).json()
    spoke, silent = door.put(f"{path}spoke/").json(), door.delete(f"{path}spoke/").json()

    assert (unmarked[0], unmarked[1].json()["code"]) == (409, "not_marked")
    assert (corrected["mode"], corrected["people_here"]) == ("online", 2)
    assert (spoke["has_spoken"], silent["has_spoken"]) == (True, False)


def test_walk_in_group_and_paper() -> None:
    organiser, event = today()
    group = make_group("Rombongan Contoh")
    Registration.objects.filter(pk=joins(event, "Sari").pk).update(for_organisation=group)
    joins(event, "Budi Contoh")
    door, path = ApiClient(organiser), f"/events/{event.activity.code}/door/"
    paper = {"text": "Budi Contoh\n12", "mode": "hall"}

    walked = door.post(f"{path}walk-ins/", {"name": "Agus Contoh", "mode": "hall"}).json()
    groups = door.get(f"{path}groups/").json()
    made = door.put(f"{path}groups/{group.code}/", {"mode": "hall"}).json()
    preview, done = door.post(f"{path}paper/preview/", paper).json(), door.post(f"{path}paper/", paper).json()

    assert (walked["known_by"], [(one["name"], one["persons"]) for one in groups]) == (
        "walk_in",
        [("Rombongan Contoh", 1)],
    )
    assert [one["known_by"] for one in made] == ["group"]
    assert (preview["known"], preview["refused"][0]["line"], preview) == (1, "12", done)
    numbers = door.get(f"/events/{event.activity.code}/attendance/").json()
    assert (numbers["registered"]["persons"], numbers["came"]["persons"]) == (2, 3)
    assert [way["known_by"] for way in numbers["came"]["by_source"]] == ["group", "walk_in", "paper"]


def test_heads_are_counted_apart() -> None:
    organiser, event = today()
    door, path = ApiClient(organiser), f"/events/{event.activity.code}/head-counts/"

    count = door.post(path, {"people": 110, "mode": "hall"}).json()
    listed = door.get(path).json()["results"]
    gone = door.delete(f"{path}{count['code']}/").status_code

    assert ([one["people"] for one in listed], gone, HeadCount.objects.count()) == ([110], 204, 1)
    assert door.get(path).json()["count"] == 0
    assert door.get(f"/events/{event.activity.code}/attendance/").json()["came"]["people"] == 0


def test_after_the_end_absent_are_listed_and_one_says_she_was_there() -> None:
    organiser, event = today()
    person = joins(event, "Sari").person
    door, guest, path = ApiClient(organiser), ApiClient(person), f"/events/{event.activity.code}/"
    early = [door.get(f"{path}absent/").json()["count"], guest.put(f"{path}said/").status_code]
    end(event)

    absent = door.get(f"{path}absent/").json()["results"]
    said = guest.put(f"{path}said/").json()

    assert (early, [one["called"] for one in absent], said["known_by"]) == ([0, 409], ["Sari"], "self")
    assert (guest.get(f"{path}ticket/").status_code, guest.get(f"{path}absent/").status_code) == (409, 404)


def test_certificate_is_offered_taken_home_and_checked() -> None:
    organiser, event = today()
    person = joins(event, "Sari").person
    door, guest, path = ApiClient(organiser), ApiClient(person), f"/events/{event.activity.code}/"
    visitor = ApiClient()

    nothing = door.get(f"{path}certificates/").status_code
    offer = door.put(f"{path}certificates/", {"text": "Beternak lele", "hours": "2.5"}).json()
    door.put(f"{path}people/{person.code}/attendance/")
    early = guest.get(f"{path}certificate.pdf").json()["code"]
    end(event)
    file = guest.get(f"{path}certificate.pdf")
    sheet = door.get(f"{path}sheet.pdf")
    unknown = visitor.post("/certificates/state/", {"code": "000000000000"}).status_code

    assert (nothing, offer, early) == (404, {"text": "Beternak lele", "hours": "2.5"}, "no_certificate")
    assert [answer.content[:4] for answer in (file, sheet)] == [b"%PDF"] * 2
    assert (unknown, visitor.post("/certificates/state/", {"code": "Sari"}).status_code) == (404, 422)
    assert (
        door.delete(f"{path}certificates/").status_code,
        door.get(f"{path}certificates/").status_code,
    ) == (204, 404)
    assert ApiClient(make_person()).put(f"{path}certificates/", {}).status_code == 404
