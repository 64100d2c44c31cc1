"""Events over the API, from the draft to who came."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.dateparse import parse_datetime

from accounts.models import AccessLog
from core import clock
from engagement.activities.models import Activity
from engagement.events.models import Attendance, Event, Registration
from engagement.events.services import mark_attendance
from engagement.participation.choices import Mode, Source
from engagement.participation.selectors import live
from tests.api.documented import ApiClient
from tests.makers import (
    make_coordinator,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db

LINK = "https://rapat.contoh.test/rahasia"


def event_now(**more: Any) -> Event:  # Any: a test names the fields it changes
    return make_event(now=clock.now(), **more)


def event_at_the_door() -> Event:
    """One that begins within the hour."""
    return event_now(starts_at=clock.now() + timedelta(hours=1))


def path_of(event: Event, rest: str = "") -> str:
    return f"/events/{event.activity.code}/{rest}"


def draft_body(**changes: object) -> dict[str, object]:
    starts = clock.now() + timedelta(days=3)
    body: dict[str, object] = {
        "title": "Temu warga",
        "summary": "Kita duduk bersama.",
        "original_language": "id",
        "place": make_place().code,
        "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=2)).isoformat(),
        "venue": "Balai Contoh",
        "seats": 40,
    }
    return body | changes


def test_organiser_drafts_submits_and_a_coordinator_approves() -> None:
    group = make_group()
    organiser, coordinator = (
        ApiClient(make_organiser(group)),
        ApiClient(make_coordinator(make_place("ID-33"))),
    )

    drafted = organiser.post("/events/", draft_body(organisation=group.code))
    code = drafted.json()["activity"]["code"]
    states = [
        client.post(f"/activities/{code}/{verb}/", body).json()["state"]
        for client, verb, body in (
            (organiser, "submit", None),
            (coordinator, "return", {"note": "Tulis alamatnya."}),
            (organiser, "submit", None),
            (coordinator, "approve", None),
            (organiser, "close", None),
            (organiser, "withdraw", None),
        )
    ]

    assert (drafted.status_code, drafted.json()["activity"]["state"]) == (201, "draft")
    assert drafted.json()["activity"]["zone"] == "Asia/Jakarta"
    assert states == ["review", "draft", "review", "published", "closed", "withdrawn"]


def test_verb_out_of_turn_is_a_conflict() -> None:
    event = event_now()
    organiser = ApiClient(make_organiser(event.activity.organisation))

    answer = organiser.post(f"/activities/{event.activity.code}/submit/")

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


def test_draft_of_a_group_one_does_not_organise_for() -> None:
    group = make_group()

    answer = ApiClient(make_person()).post("/events/", draft_body(organisation=group.code))

    assert (answer.status_code, list(answer.json()["fields"])) == (422, ["organisation"])
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_at": "2026-11-27T19:00:00"}, "starts_at"),
        ({"ends_at": "2020-01-01T00:00:00Z"}, "ends_at"),
        ({"in_hall": False}, "in_hall"),
        ({"place": "ID-99"}, "place"),
        ({"zone": "Mars"}, "zone"),
    ],
)
def test_draft_with_a_wrong_field(changes: dict[str, object], field: str) -> None:
    group = make_group()

    answer = ApiClient(make_organiser(group)).post("/events/", draft_body(organisation=group.code, **changes))

    assert (answer.status_code, list(answer.json()["fields"])) == (422, [field])


def test_change_writes_the_whole_anew_and_moves_what_people_registered_for() -> None:
    event = event_now()
    was = event.activity.starts_at
    organiser = ApiClient(make_organiser(event.activity.organisation))
    ApiClient(make_person()).put(path_of(event, "registration/"), {"mode": "hall"})

    answer = organiser.put(path_of(event), draft_body(title="Nama baru", note="Banjir."))

    changed = answer.json()
    assert (answer.status_code, changed["activity"]["title"], changed["seats"]) == (200, "Nama baru", 40)
    assert parse_datetime(changed["was"]["starts_at"]) == was
    assert [version["note"] for version in changed["versions"]] == ["Banjir.", ""]


def test_history_is_for_those_who_work_on_it_and_the_last_time_for_all() -> None:
    event = event_now()
    ApiClient(make_organiser(event.activity.organisation)).put(path_of(event), draft_body())

    seen = ApiClient().get(path_of(event)).json()

    assert (seen["versions"], parse_datetime(seen["was"]["starts_at"])) == ([], event.activity.starts_at)


def test_stranger_changes_nothing() -> None:
    event = event_now()

    answer = ApiClient(make_person()).put(path_of(event), draft_body(title="Dibajak"))

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert Activity.objects.get().title == "Temu warga"


def test_draft_is_not_there_for_strangers() -> None:
    event = event_now(is_published=False)
    organiser = make_organiser(event.activity.organisation)

    seen = [
        client.get(path).status_code
        for path in (path_of(event), f"/activities/{event.activity.code}/")
        for client in (ApiClient(), ApiClient(make_person()), ApiClient(organiser))
    ]

    assert seen == [404, 404, 200] * 2


def test_registering_twice_is_one_and_the_ledger_knows_it_came_over_the_api() -> None:
    event = event_now()
    client = ApiClient(make_person())

    first, second = (
        client.put(path_of(event, "registration/"), {"mode": "hall", "party_size": 3}) for _ in "ab"
    )

    assert first.json() == second.json()
    assert (first.json()["state"], first.json()["party_size"]) == ("confirmed", 3)
    assert [row.source for row in live()] == [Source.API]
    assert ApiClient().get(path_of(event)).json()["seats_left"] == 7


def test_full_event_refuses_with_its_code() -> None:
    event = event_now(seats=2, hall={"has_waiting_list": False})
    ApiClient(make_person()).put(path_of(event, "registration/"), {"mode": "hall"})

    answer = ApiClient(make_person()).put(path_of(event, "registration/"), {"mode": "hall", "party_size": 2})

    assert (answer.status_code, answer.json()["code"]) == (409, "full")
    assert Registration.objects.count() == 1


def test_registration_is_read_cancelled_and_then_not_there() -> None:
    event = event_now()
    client = ApiClient(make_person())
    client.put(path_of(event, "registration/"), {"mode": "hall"})

    listed = client.get("/me/registrations/").json()
    read = client.get(path_of(event, "registration/")).json()["code"]
    cancelled = client.delete(path_of(event, "registration/")).json()["state"]
    after = [client.get(path_of(event, "registration/")), client.delete(path_of(event, "registration/"))]

    assert (listed["count"], listed["results"][0]["code"]) == (1, read)
    assert listed["results"][0]["activity"]["code"] == event.activity.code
    assert cancelled == "cancelled"
    assert [(answer.status_code, answer.json()["code"]) for answer in after] == [
        (404, "not_found"),
        (409, "not_registered"),
    ]


def test_online_link_is_for_who_comes_online_alone() -> None:
    event = event_now(is_online=True)
    Event.objects.update(online_link=LINK)
    hall, online = ApiClient(make_person("Budi")), ApiClient(make_person("Sari"))

    in_hall = hall.put(path_of(event, "registration/"), {"mode": "hall"})
    is_online = online.put(path_of(event, "registration/"), {"mode": "online"})

    assert LINK.encode() not in in_hall.content + ApiClient().get(path_of(event)).content
    assert LINK.encode() not in online.get(path_of(event)).content
    assert is_online.json()["online_link"] == LINK


def test_sensitive_event_tells_a_stranger_neither_place_nor_numbers() -> None:
    event = event_now(is_sensitive=True)
    ApiClient(make_person()).put(path_of(event, "registration/"), {"mode": "hall"})
    organiser = ApiClient(make_organiser(event.activity.organisation))

    public, own = ApiClient().get(path_of(event)).json(), organiser.get(path_of(event)).json()
    listed = ApiClient().get("/activities/").json()["results"]

    assert (public["activity"]["place"], public["activity"]["counters"], public["venue"]) == (None, {}, "")
    assert [row["place"] for row in listed] == [None]
    assert own["activity"]["place"]["code"] == "ID-33.74"
    assert own["activity"]["counters"]["hall"] == 1


def test_people_are_shown_to_who_runs_it_and_each_look_is_logged() -> None:
    event = event_now()
    sari = make_person("Sari")
    ApiClient(sari).put(path_of(event, "registration/"), {"mode": "hall"})
    organiser = make_organiser(event.activity.organisation)

    people = ApiClient(organiser).get(path_of(event, "people/")).json()

    assert [(row["person"], row["called"], row["came"]) for row in people["results"]] == [
        (sari.code, "Sari", False)
    ]
    assert list(AccessLog.objects.values_list("viewer", "person", "what")) == [
        (organiser.pk, sari.pk, "event_people")
    ]


def test_people_are_not_there_for_others() -> None:
    event = event_now()
    others = [make_person(), make_coordinator(make_place("ID-52", name="Nusa Tenggara Barat"))]

    assert [ApiClient(other).get(path_of(event, "people/")).status_code for other in others] == [404, 404]


def test_attendance_is_marked_twice_as_one_and_taken_back() -> None:
    event = event_at_the_door()
    sari = make_person("Sari")
    ApiClient(sari).put(path_of(event, "registration/"), {"mode": "hall"})
    organiser = ApiClient(make_organiser(event.activity.organisation))
    mark = path_of(event, f"people/{sari.code}/attendance/")

    marked = [organiser.put(mark).status_code for _ in "ab"]
    came = Attendance.objects.count()
    removed = organiser.delete(mark).status_code

    assert (marked, came, removed, Attendance.objects.count()) == ([200, 200], 1, 204, 0)
    assert organiser.put(path_of(event, f"people/{make_person().code}/attendance/")).status_code == 404
    assert ApiClient(sari).put(mark).status_code == 404


def test_who_came_without_registering_is_listed_and_marked_as_on_the_page() -> None:
    event = event_at_the_door()
    runner, guest = make_organiser(event.activity.organisation), make_person("Tamu")
    mark_attendance(marked_by=runner, event=event, person=guest, mode=Mode.ONLINE, now=clock.now())
    organiser = ApiClient(runner)

    listed = organiser.get(path_of(event, "people/")).json()["results"]
    again = organiser.put(path_of(event, f"people/{listed[0]['person']}/attendance/"))

    assert [(row["called"], row["mode"], row["party_size"], row["came"]) for row in listed] == [
        ("Tamu", "online", None, True)
    ]
    assert (again.status_code, again.json()["mode"], Attendance.objects.count()) == (200, "online", 1)


def test_attendance_list_is_previewed_and_then_imported() -> None:
    event = event_at_the_door()
    organiser = ApiClient(make_organiser(event.activity.organisation))

    def roster() -> SimpleUploadedFile:
        return SimpleUploadedFile("daftar.csv", b"Nama;Email\nSiti Contoh;siti@contoh.test\n;x@contoh.test\n")

    preview = organiser.upload(path_of(event, "roster/preview/"), file=roster()).json()
    before = Attendance.objects.count()
    done, again = (organiser.upload(path_of(event, "roster/"), file=roster()).json() for _ in "ab")

    assert (preview["new"], before, Attendance.objects.count()) == (1, 0, 1)
    assert (done["new"], again["new"], again["already"]) == (1, 0, 1)


def test_attendance_list_that_cannot_be_read_and_one_of_a_stranger() -> None:
    event = event_now()
    organiser = ApiClient(make_organiser(event.activity.organisation))
    path = path_of(event, "roster/")

    broken = organiser.upload(path, file=SimpleUploadedFile("daftar.xlsx", b"PK\x03\x04broken"))
    missing = organiser.upload(path)
    stranger = ApiClient(make_person()).upload(path, file=SimpleUploadedFile("daftar.csv", b"Nama\nSiti\n"))

    assert (broken.status_code, missing.status_code, stranger.status_code) == (422, 422, 404)
    assert list(missing.json()["fields"]) == ["file"]
