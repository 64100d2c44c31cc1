"""Invitations over the API: sent, counted, reminded, taken back; answered by whom they are for."""

from datetime import timedelta

import pytest

from accounts.models import AccessLog
from core import clock
from engagement.activities.invitations.plans import Guest
from tests.api.documented import ApiClient
from tests.engagement.activities.invitations.makers import AGENCY, HERSELF, Host, make_host
from tests.makers import make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db


def host_now() -> Host:
    return make_host(now=clock.now())


def path_of(host: Host, rest: str = "") -> str:
    return f"/activities/{host.activity.code}/invitations/{rest}"


def body(*guests: dict[str, object]) -> dict[str, object]:
    return {"guests": list(guests), "answer_by": (clock.now() + timedelta(days=5)).date().isoformat()}


def test_organiser_invites_counts_reminds_and_takes_back() -> None:
    host, group = host_now(), make_group("Serikat Melati")
    api = ApiClient(host.organiser)

    sent = api.post(
        path_of(host),
        body(
            {"name": "Dinas", "email": "D@contoh.test", "seats": 3},
            {"name": group.name, "organisation": group.code, "seats": 2},
        ),
    )
    letters = sent.json()["invitations"]
    codes = [each["code"] for each in letters]
    early = api.post(path_of(host, f"{codes[0]}/reminder/"))
    clock.shift(timedelta(days=1, minutes=1))
    reminded = api.post(path_of(host, f"{codes[0]}/reminder/"))
    gone = api.delete(path_of(host, f"{codes[1]}/"))

    assert (sent.status_code, [each["number"] for each in letters]) == (201, [1, 2])
    assert (early.status_code, early.json()["code"]) == (409, "reminded_already")
    assert (reminded.status_code, gone.json()["state"]) == (200, "withdrawn")
    assert [each["code"] for each in api.get(path_of(host)).json()["results"]] == codes
    counts = api.get(path_of(host, "counts/")).json()
    assert (counts["sent"], counts["sent_seats"], counts["accepted"]) == (1, 3, 0)


@pytest.mark.parametrize(
    "guest",
    [
        {"name": "Dinas"},
        {"name": "\u202e", "email": "d@contoh.test"},
        {"name": "Dinas", "email": "d@contoh.test", "seats": 0},
        {"name": "Dinas", "email": "d@contoh.test", "seats": 51},
        {"name": "Dinas", "organisation": "abcdefghjk"},
    ],
)
def test_guest_who_cannot_be_invited_is_refused(guest: dict[str, object]) -> None:
    host = host_now()

    assert ApiClient(host.organiser).post(path_of(host), body(guest)).status_code == 422


def test_manager_of_the_group_answers_names_and_takes_off() -> None:
    host, group = host_now(), make_group("Serikat Melati")
    manager = ApiClient(make_organiser(group))
    host.invite(Guest(name=group.name, organisation=group, seats=2))

    (mine,) = manager.get("/me/activity-invitations/").json()["results"]
    path = f"/me/activity-invitations/{mine['code']}/"
    accepted = manager.put(path, {"comes": True, "delegates": [{"name": "Ani"}, {"name": "Budi"}]}).json()
    too_many = manager.put(path, {"comes": True, "delegates": [{"name": "Citra"}]})
    left = manager.delete(f"{path}delegates/{accepted['delegates'][0]['code']}/").json()

    assert (mine["state"], accepted["state"], accepted["named"]) == ("sent", "accepted", 2)
    assert (too_many.status_code, too_many.json()["code"]) == (409, "too_many_delegates")
    assert [each["name"] for each in left["delegates"]] == ["Budi"]


def test_guest_answers_for_herself_and_nobody_else_does() -> None:
    host, wati = host_now(), make_person("Wati", email="wati@contoh.test")
    (letter,) = host.invite(HERSELF)
    path = f"/me/activity-invitations/{letter.code}/"

    stranger = ApiClient(make_person()).put(path, {"comes": False})
    hers = ApiClient(wati).put(path, {"comes": False})

    assert (stranger.status_code, hers.json()["state"]) == (404, "declined")


def test_looking_at_who_comes_is_logged() -> None:
    host, wati = host_now(), make_person("Wati", email="wati@contoh.test")
    (letter,) = host.invite(HERSELF)
    ApiClient(wati).put(f"/me/activity-invitations/{letter.code}/", {"comes": True})

    ApiClient(host.organiser).get(path_of(host, f"{letter.code}/"))

    assert list(AccessLog.objects.values_list("person", flat=True)) == [wati.pk]


def test_stranger_learns_nothing() -> None:
    host = host_now()
    (letter,) = host.invite(AGENCY)
    api = ApiClient(make_person())

    answers = [
        api.get(path_of(host)),
        api.get(path_of(host, f"{letter.code}/")),
        api.post(path_of(host), body({"name": "Dinas", "email": "d@contoh.test"})),
        api.delete(path_of(host, f"{letter.code}/")),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
