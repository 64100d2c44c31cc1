"""Who helps, on the pages and over the API."""

import json
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import Membership, Person
from core import clock
from engagement.activities.choices import Role
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles.selectors import in_force
from tests.engagement.activities.makers import make_helper
from tests.makers import fresh, make_event, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db


def team() -> tuple[Client, Activity, Person]:
    """The browser of an organiser, her group's event, and a member of the group."""
    group = make_group()
    organiser = make_organiser(group)
    activity = make_event(organiser=organiser, now=clock.now()).activity
    member = make_person("Anggota")
    Membership.objects.create(person=member, organisation=group)
    return signed_in(organiser), activity, fresh(member)


def standing(activity: Activity) -> list[tuple[str, str]]:
    return [(role.holder, role.role) for role in in_force(activity)]


def test_member_is_given_a_role_and_finds_her_way() -> None:
    organiser, activity, member = team()
    page = f"/a/{activity.code}/roles/"

    answer = organiser.post(page, {"role": "note_taker", "member": member.code}, follow=True)

    assert standing(activity) == [("Anggota", "note_taker")]
    assert "Given. It counts from now on, and the person is told." in answer.content.decode()
    hers = signed_in(member)
    assert f"/a/{activity.code}/work/" in hers.get("/me/").content.decode()
    event_page = hers.get(activity.get_absolute_url()).content.decode()
    assert ("You help here" in event_page, "/people/" in event_page, page in event_page) == (
        True,
        False,
        False,
    )
    assert hers.get(page).status_code == 404


def test_stranger_is_asked_by_her_address_and_says_yes_on_her_page() -> None:
    organiser, activity, _member = team()
    stranger = make_person("Tamu", email="tamu@contoh.test")
    page = f"/a/{activity.code}/roles/"

    answers = [
        organiser.post(page, {"role": "co_organiser", "email": email}, follow=True).content.decode()
        for email in ("tamu@contoh.test", "tak-ada@contoh.test")
    ]
    hers = signed_in(stranger)
    asked = hers.get("/me/").content.decode()
    role = ActivityRole.objects.get()
    before = (standing(activity), hers.get(page).status_code)
    hers.post(f"/me/roles/{role.code}/", {"accept": "1"})

    assert ["the person is asked" in answer for answer in answers] == [True, True]
    assert ["Tamu" in answer for answer in answers] == [False, False]
    assert "asks you to help. Who organises it will see your name." in asked
    assert before == ([], 404)
    assert standing(activity) == [("Tamu", "co_organiser")]
    assert hers.get(page).status_code == 200
    assert "Call it off" not in hers.get(activity.get_absolute_url()).content.decode()


def test_role_is_given_up_on_ones_own_page() -> None:
    _organiser, activity, _member = team()
    helper = make_helper(activity, Role.DOOR)
    role = ActivityRole.objects.get()

    signed_in(helper).post(f"/me/roles/{role.code}/", {"decline": "1"})

    assert standing(activity) == []


def test_role_is_handed_over_and_taken_back_on_the_page() -> None:
    organiser, activity, member = team()
    make_helper(activity, Role.DOOR)
    role = ActivityRole.objects.get()

    organiser.post(f"/a/{activity.code}/roles/{role.code}/hand-over/", {"to": member.code})
    after = standing(activity)
    organiser.post(f"/a/{activity.code}/roles/{in_force(activity).get().code}/end/")

    assert after == [("Anggota", "door")]
    assert standing(activity) == []


def test_other_group_is_named_however_its_letters_are_cased() -> None:
    organiser, activity, _member = team()
    make_group("Serikat Melati")
    page = f"/a/{activity.code}/co-organisers/"

    refused = organiser.post(page, {"group": "Serikat Mawar"})
    organiser.post(page, {"group": "serikat melati "})

    assert (refused.status_code, "no other verified group" in refused.content.decode()) == (422, True)
    assert standing(activity) == [("Serikat Melati", "co_organiser")]


@pytest.mark.parametrize(
    "said", [{"role": "clown"}, {"role": "door"}, {"role": "door", "member": "x", "email": "a@b.test"}]
)
def test_form_says_what_is_missing(said: dict[str, str]) -> None:
    organiser, activity, _member = team()

    answer = organiser.post(f"/a/{activity.code}/roles/", said)

    assert (answer.status_code, standing(activity)) == (422, [])


def test_list_asks_the_same_at_1_and_at_4_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    organiser, activity, _member = team()

    for more in (1, 3):
        for number in range(more):
            make_helper(activity, Role.DOOR, f"Bantu {more}{number}")
        for page in (f"/a/{activity.code}/roles/", f"/api/v1/activities/{activity.code}/roles/"):
            organiser.get(page)
        with django_assert_num_queries(10):
            organiser.get(f"/a/{activity.code}/roles/")
        with django_assert_num_queries(8):
            organiser.get(f"/api/v1/activities/{activity.code}/roles/")


def test_api_gives_offers_hands_over_and_takes_back() -> None:
    organiser, activity, member = team()
    at = f"/api/v1/activities/{activity.code}"
    stranger = make_person("Tamu", email="tamu@contoh.test")

    given = send(organiser, f"{at}/roles/", role="door", person=member.code)
    unknown = send(organiser, f"{at}/roles/", role="door", person=stranger.code)
    offered = send(organiser, f"{at}/role-offers/", role="door", email="tamu@contoh.test")
    hers = signed_in(stranger)
    mine = hers.get("/api/v1/me/roles/").json()["results"]
    accepted = hers.put(f"/api/v1/me/roles/{mine[0]['code']}/")
    handed = send(organiser, f"{at}/roles/{given.json()['code']}/hand-over/", to=stranger.code)
    taken = organiser.delete(f"{at}/roles/{mine[0]['code']}/")

    assert (given.status_code, given.json()["holder"], given.json()["person"]) == (
        201,
        "Anggota",
        member.code,
    )
    assert (unknown.status_code, unknown.json()["code"]) == (409, "not_one_of_yours")
    assert offered.status_code == 202
    assert (mine[0]["accepted_at"], mine[0]["activity"]["code"]) == (None, activity.code)
    assert (accepted.status_code, accepted.json()["role"]) == (200, "door")
    assert (handed.status_code, handed.json()["holder"]) == (200, "Tamu")
    assert taken.status_code == 204
    assert standing(activity) == []


def test_api_names_another_group() -> None:
    organiser, activity, _member = team()
    other, unverified = make_group("Serikat Melati"), make_group("Baru", is_verified=False)
    at = f"/api/v1/activities/{activity.code}/co-organisers/"

    answers = [send(organiser, at, organisation=group.code).status_code for group in (other, unverified)]

    assert answers == [201, 409]


def send(client: Client, address: str, **body: str) -> Any:  # Any: a response of the test client
    return client.post(address, json.dumps(body), "application/json")
