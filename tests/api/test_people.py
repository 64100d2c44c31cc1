"""Oneself, one's inbox, groups and places over the API."""

import pytest

from accounts.choices import Look, MemberRole
from accounts.models import AccessLog, Consent
from core import clock
from notifications.engine import rounds
from tests.api.documented import ApiClient
from tests.makers import make_coordinator, make_event, make_group, make_organiser, make_person, make_place

pytestmark = pytest.mark.django_db


def test_what_is_not_sent_stays_and_what_is_empty_is_forgotten() -> None:
    make_place()
    client = ApiClient(make_person("Wati"))

    first = client.patch("/me/", {"lives_in": "ID-33.74", "ways": ["migrant", "family"]}).json()
    second = client.patch("/me/", {"lives_in": None}).json()

    assert (first["lives_in"]["code"], first["ways"]) == ("ID-33.74", ["migrant", "family"])
    assert (second["lives_in"], second["ways"], second["called"]) == (None, ["migrant", "family"], "Wati")


def test_self_description_opens_no_door() -> None:
    client = ApiClient(make_person())

    powers = client.patch("/me/", {"ways": ["local_leader", "authority"]}).json()["powers"]

    assert powers == {"is_administrator": False, "is_staff": False, "coordinates": [], "answers_for": []}
    assert client.get("/desk/people/").status_code == 404


def test_consent_is_withdrawn_and_every_word_is_kept() -> None:
    client = ApiClient(make_person())

    taken_back = client.post("/me/consents/", {"purpose": "reminders", "given": False})
    listed = client.get("/me/consents/").json()

    assert taken_back.status_code == 201
    assert [(row["purpose"], row["given"]) for row in listed["results"]] == [
        ("reminders", False),
        ("reminders", True),
    ]
    assert Consent.objects.count() == 2


def test_looks_at_me_are_mine_to_see() -> None:
    sari, viewer = make_person("Sari"), make_person("Kunti")
    AccessLog.objects.create(person=sari, viewer=viewer, what=Look.EVENT_PEOPLE, at=clock.now())

    assert [row["viewer"] for row in ApiClient(sari).get("/me/looks/").json()["results"]] == ["Kunti"]
    assert ApiClient(viewer).get("/me/looks/").json()["count"] == 0


def test_group_is_founded_joined_and_verified() -> None:
    make_place()
    founder, member = make_person("Rukun"), make_person("Budi", email="budi@contoh.test")
    coordinator = ApiClient(make_coordinator(make_place("ID-33")))
    client = ApiClient(founder)
    body = {"name": "Karang Contoh", "kind": "village", "place": "ID-33.74"}

    code = client.post("/organisations/", body).json()["code"]
    asked = client.post(
        f"/organisations/{code}/invitations/", {"email": "BUDI@contoh.test", "role": "organiser"}
    )
    offered = ApiClient(member).get("/me/invitations/").json()["results"]
    ApiClient(member).put(f"/organisations/{code}/invitation/")
    refused = client.post(f"/organisations/{code}/verify/")
    waiting = coordinator.get("/organisations/in-scope/").json()["results"]
    verified = coordinator.post(f"/organisations/{code}/verify/").json()

    assert (asked.status_code, [row["organisation"]["code"] for row in offered]) == (202, [code])
    assert [(row["person"], row["role"]) for row in verified["members"]] == [
        (member.code, "organiser"),
        (founder.code, "manager"),
    ]
    assert (refused.status_code, refused.json()["code"]) == (404, "not_found")
    assert [(row["code"], row["is_verified"]) for row in waiting] == [(code, False)]
    assert verified["is_verified"]
    assert [row["called"] for row in verified["members"]] == ["Budi", "Rukun"]
    assert ApiClient(member).get("/organisations/").json()["results"][0]["code"] == code


def test_known_and_unknown_addresses_are_answered_alike() -> None:
    group = make_group()
    manager = make_organiser(group, role=MemberRole.MANAGER)
    make_person(email="ada@contoh.test")

    answers = [
        ApiClient(manager).post(
            f"/organisations/{group.code}/invitations/", {"email": email, "role": "member"}
        )
        for email in ("ada@contoh.test", "tiada@contoh.test")
    ]

    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].json() == answers[1].json()


def test_member_is_promoted_and_leaves() -> None:
    group = make_group()
    manager, member = make_organiser(group, role=MemberRole.MANAGER), make_organiser(group, "Budi")
    address = f"/organisations/{group.code}"

    alone = ApiClient(manager).delete(f"{address}/membership/")
    raised = ApiClient(manager).put(f"{address}/members/{member.code}/role/", {"role": "manager"})
    left = ApiClient(manager).delete(f"{address}/membership/")

    assert (alone.status_code, alone.json()["code"]) == (409, "last_manager")
    assert (raised.json()["role"], left.status_code) == ("manager", 204)
    assert ApiClient(manager).get(f"{address}/").status_code == 404


def test_invitation_that_is_none_is_not_there() -> None:
    group = make_group()

    answers = [
        getattr(ApiClient(make_person()), verb)(f"/organisations/{group.code}/invitation/").status_code
        for verb in ("put", "delete")
    ]

    assert answers == [404, 404]


@pytest.mark.parametrize("name", ["\u202e\u200b", "   ", "\u3164"])
def test_name_that_nobody_sees_is_refused(name: str) -> None:
    make_place()
    client = ApiClient(make_person())

    of_group = client.post("/organisations/", {"name": name, "kind": "village", "place": "ID-33.74"})
    of_person = client.patch("/me/", {"called": name})

    assert (of_group.status_code, list(of_group.json()["fields"])) == (422, ["name"])
    assert (of_person.status_code, list(of_person.json()["fields"])) == (422, ["called"])


def test_name_is_kept_as_it_is_read() -> None:
    called = ApiClient(make_person()).patch("/me/", {"called": "Wati\u202e\r\n Contoh"}).json()["called"]

    assert called == "Wati Contoh"


@pytest.mark.parametrize("text", ['"\\ud800"', '"a\\u0000"', '{"\\udfff": 1}', '["\\ud800"]'])
def test_text_that_cannot_be_kept_cannot_be_read(text: str) -> None:
    client = ApiClient(make_person())

    answer = client.client.patch(
        "/api/v1/me/", f'{{"called": {text}}}', content_type="application/json", headers=client.headers
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "not_readable")


def test_group_is_not_there_for_strangers_and_for_coordinators_elsewhere() -> None:
    group = make_group()
    elsewhere = make_coordinator(make_place("ID-52", name="Nusa Tenggara Barat"))

    seen = [
        client.get(f"/organisations/{group.code}/").status_code
        for client in (ApiClient(), ApiClient(make_person()), ApiClient(elsewhere))
    ]

    assert seen == [401, 404, 404]


def test_place_is_found_and_read() -> None:
    make_place()
    client = ApiClient()

    found = client.get("/places/", q="semar").json()["results"]
    read = client.get("/places/ID-33.74/").json()

    assert [row["place"]["code"] for row in found] == ["ID-33.74"]
    assert (read["zone"], [around["code"] for around in read["lies_in"]]) == ("Asia/Jakarta", ["ID-33", "ID"])
    assert [client.get(path).status_code for path in ("/places/ID-99/", "/places/")] == [404, 422]


def test_inbox_is_read_and_then_seen() -> None:
    event = make_event(now=clock.now())
    client = ApiClient(make_person("Sari"))
    client.put(f"/events/{event.activity.code}/registration/", {"mode": "hall"})
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)

    first, second = (client.get("/me/inbox/").json()["results"] for _ in "ab")
    coming = client.get("/me/inbox/coming/").json()["results"]

    assert ([row["is_new"] for row in first], [row["is_new"] for row in second]) == ([True], [False])
    assert [row["activity"] for row in coming] == [event.activity.code] * 2


def test_everything_about_me_is_mine_to_take() -> None:
    data = ApiClient(make_person("Wati")).get("/me/data/").json()

    assert [row["called"] for row in data["person"]] == ["Wati"]
