"""Following: begun and stopped as often as one likes, by page and API, and seen by nobody else."""

import re
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Organisation, Person
from engagement.activities.errors import NotAllowed
from engagement.activities.following.services import follow, stop_following
from engagement.activities.models import Activity, Follow
from tests.makers import NOW, make_event, make_group, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db


def test_following_twice_is_following_once_and_stopping_leaves_nothing() -> None:
    person, activity = make_person(), make_event().activity

    rows = {follow(person=person, what=activity, now=NOW).pk for _turn in range(2)}
    kept = list(Follow.objects.values_list("person", "activity", "followed_at"))
    for _turn in range(2):
        stop_following(person=person, what=activity, now=NOW)

    assert len(rows) == 1
    assert kept == [(person.pk, activity.pk, NOW)]
    assert not Follow.objects.exists()


def test_an_activity_a_place_and_a_group_can_be_followed_but_only_one_thing_by_a_row() -> None:
    person, activity, place, group = make_person(), make_event().activity, make_place("ID-33"), make_group()
    for what in (activity, place, group):
        follow(person=person, what=what, now=NOW)

    assert Follow.objects.count() == 3
    for wrong in ({}, {"activity": activity, "place": place}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Follow.objects.create(person=make_person(), followed_at=NOW, **wrong)


def test_what_she_may_not_see_and_a_group_nobody_knows_are_not_followed() -> None:
    person = make_person()
    draft = make_event(is_published=False).activity
    unknown = make_group("Kelompok Baru", is_verified=False)

    for what in (draft, unknown):
        with pytest.raises(NotAllowed):
            follow(person=person, what=what, now=NOW)
    browser = signed_in(person)
    assert browser.post(f"/a/{draft.code}/follow/").status_code == 404
    assert browser.post(f"/groups/{unknown.code}/follow/").status_code == 404
    assert browser.post("/places/ID-99.99/follow/").status_code == 404


def address_of(what: Any) -> str:
    if isinstance(what, Activity):
        return f"/a/{what.code}/follow/"
    return (
        f"/groups/{what.code}/follow/" if isinstance(what, Organisation) else f"/places/{what.code}/follow/"
    )


def test_the_button_follows_and_stops_without_script() -> None:
    person = make_person()
    browser = signed_in(person)
    for what in (make_event().activity, make_group(), make_place("ID-33")):
        before = browser.get(address_of(what))
        browser.post(address_of(what))
        browser.post(address_of(what))
        followed = Follow.objects.filter(person=person).count()
        after = browser.get(address_of(what))
        browser.post(address_of(what), {"stop": "1"})

        assert (before.context["follows"], followed, after.context["follows"]) == (False, 1, True)
        assert not Follow.objects.exists()


def test_a_visitor_signs_in_and_comes_back_to_the_button() -> None:
    activity = make_event().activity
    page = Client().get(activity.get_absolute_url()).content.decode()

    answer = Client().get(f"/a/{activity.code}/follow/")

    assert f'href="/a/{activity.code}/follow/"' in page
    assert answer.headers["Location"].endswith(f"?next=/a/{activity.code}/follow/")


def test_the_page_of_an_activity_and_of_a_group_show_whether_she_follows() -> None:
    person, activity, group = make_person(language="en"), make_event().activity, make_group("Lain")
    browser = signed_in(person)
    for what, page in ((activity, activity.get_absolute_url()), (group, f"/groups/{group.code}/")):
        before = browser.get(page, headers={"accept-language": "en"}).content.decode()
        follow(person=person, what=what, now=NOW)
        after = browser.get(page, headers={"accept-language": "en"}).content.decode()

        assert ("You follow this." in before, "You follow this." in after) == (False, True)


def test_what_i_follow_lists_mine_alone_and_stops_each() -> None:
    person, other = make_person(), make_person("Lain")
    activity, secret = make_event(title="Temu kita").activity, make_event(title="Bukan saya").activity
    row = follow(person=person, what=activity, now=NOW)
    theirs = follow(person=other, what=secret, now=NOW)
    browser = signed_in(person)
    page = browser.get("/me/following/").content.decode()

    for code in (row.code, row.code, theirs.code):
        assert browser.post(f"/me/following/{code}/stop/").status_code == 302

    assert ("Temu kita" in page, "Bukan saya" in page) == (True, False)
    assert list(Follow.objects.values_list("person", flat=True)) == [other.pk]


def test_a_place_is_followed_from_the_list() -> None:
    person, place = make_person(), make_place("ID-33")
    browser = signed_in(person)

    refused = browser.post("/me/following/", {"place": "Antah berantah"})
    done = browser.post(
        "/me/following/", {"place": place.name, "place-code": "ID-33", "place-asked": place.name}
    )

    assert (refused.status_code, done.status_code) == (422, 302)
    assert Follow.objects.get().place == place


def queries_of(person: Person, address: str) -> int:
    browser = signed_in(person)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return sum(query["sql"] != "SELECT core_now()" for query in asked.captured_queries)


@pytest.mark.parametrize("address", ["/me/following/", "/api/v1/me/following/"])
def test_what_i_follow_asks_as_often_for_four_as_for_one(address: str) -> None:
    one, four = make_person(), make_person("Empat")
    for person, rows in ((one, 1), (four, 4)):
        for number in range(rows):
            follow(person=person, what=make_event(title=f"Temu {number}").activity, now=NOW)
            follow(person=person, what=make_place(f"ID-33.{70 + number}"), now=NOW)

    assert queries_of(one, address) == queries_of(four, address)


def test_following_over_the_api() -> None:
    person, activity, group = make_person(), make_event().activity, make_group("Lain")
    browser = signed_in(person)
    paths = [
        f"/api/v1/activities/{activity.code}/follow/",
        f"/api/v1/organisations/{group.code}/follow/",
        f"/api/v1/places/{make_place('ID-33').code}/follow/",
    ]

    begun = [browser.put(path).status_code for path in paths for _turn in range(2)]
    mine = browser.get("/api/v1/me/following/").json()["results"]
    ended = [browser.delete(path).status_code for path in paths for _turn in range(2)]

    assert (begun, ended) == ([200] * 6, [204] * 6)
    assert [(row["place"] or row["organisation"] or row["activity"])["code"] for row in mine] == [
        "ID-33",
        group.code,
        activity.code,
    ]
    assert browser.get("/api/v1/me/following/").json()["results"] == []


def shown(page: str) -> str:
    """What a visitor reads, but for the token of its forms."""
    return re.sub(r'value="\w{64}"', "", Client().get(page).content.decode())


def test_nobody_reads_how_many_follow_what_is_sensitive_or_anything_else() -> None:
    activity = make_event(is_sensitive=True).activity
    pages = [activity.get_absolute_url(), f"/api/v1/activities/{activity.code}/"]
    before = [shown(page) for page in pages]

    for number in range(3):
        follow(person=make_person(f"Pengikut {number}"), what=activity, now=NOW)

    assert [shown(page) for page in pages] == before


def test_what_she_follows_is_in_what_she_takes_away() -> None:
    person = make_person()
    follow(person=person, what=make_event(title="Temu kita").activity, now=NOW)

    taken = signed_in(person).get("/me/data.json").json()

    assert [row["activity__title"] for row in taken["follows"]] == ["Temu kita"]
