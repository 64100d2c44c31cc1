"""The directory over the API."""

import pytest

from core import clock
from engagement.help.models import Doubt
from tests.api.documented import ApiClient
from tests.engagement.help.makers import make_entry
from tests.makers import make_coordinator, make_person, make_place

pytestmark = pytest.mark.django_db

WRITTEN = {
    "name": "Pos Contoh",
    "needs": ["legal"],
    "about": "Membantu soal upah.",
    "place": "ID-33.74",
    "phone": "0000 000 000",
    "languages": ["id"],
}


def test_anybody_finds_by_need_place_and_language() -> None:
    entry = make_entry(now=clock.now())
    make_entry(now=clock.now(), name="Jauh", place=make_place("ID-52.71"))

    found = ApiClient().get("/help/", place="ID-33.74", need="shelter", language="jv").json()["results"]

    assert [(row["code"], row["is_verified"], row["place"]["code"]) for row in found] == [
        (entry.code, True, "ID-33.74")
    ]


def test_coordinator_writes_verifies_takes_out_and_puts_back() -> None:
    make_place()
    client = ApiClient(make_coordinator(make_place("ID-33")))

    made = client.post("/help/", WRITTEN).json()
    path = f"/help/{made['code']}/"
    changed = client.put(path, WRITTEN | {"name": "Pos Lain"}).json()
    verified = client.post(f"{path}verification/").status_code
    removed = client.put(f"{path}removal/").json()["removed_at"]
    hidden = ApiClient().get(path).status_code
    back = client.delete(f"{path}removal/").json()["removed_at"]

    assert (changed["name"], verified, bool(removed), hidden, back) == ("Pos Lain", 200, True, 404, None)


def test_entry_elsewhere_or_out_of_reach_is_refused_in_words() -> None:
    make_place()
    client = ApiClient(make_coordinator(make_place("ID-52")))

    refused = [client.post("/help/", WRITTEN | change) for change in ({}, {"place": "ID-52", "phone": ""})]

    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [
        (422, "place_out_of_reach"),
        (422, "no_way_to_reach"),
    ]
    assert ApiClient(make_person()).post("/help/", WRITTEN).status_code == 404


def test_doubt_is_told_without_an_account_and_settled() -> None:
    entry, keeper = make_entry(now=clock.now()), ApiClient(make_coordinator(make_place("ID-33")))
    path = f"/help/{entry.code}/doubts/"

    told = ApiClient().post(path, {"wrong": "moved"}).status_code
    (row,) = keeper.get(path).json()["results"]
    listed = keeper.get("/help/check/").json()["results"][0]["open_doubts"]
    settled = [keeper.post(f"{path}{row['code']}/settling/").status_code for _turn in range(2)]

    assert (told, row["wrong"], listed, settled) == (204, "moved", 1, [204, 409])
    assert Doubt.objects.get().settled_at is not None
