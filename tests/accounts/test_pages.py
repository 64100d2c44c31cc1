"""Pages about oneself and about groups."""

from datetime import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.choices import Look, MemberRole
from accounts.models import Consent, Organisation, Person
from accounts.services import log_looks
from core.models import Fact
from tests.makers import (
    NOW,
    make_coordinator,
    make_group,
    make_organiser,
    make_person,
    make_place,
    signed_in,
)

pytestmark = pytest.mark.django_db

ABOUT = {
    "called": "Sari B.",
    "language": "id",
    "zone": "Asia/Riyadh",
    "ways": ["migrant"],
    "reads": ["id", "ar"],
}


def test_visitor_signs_in_first_and_comes_back() -> None:
    assert Client().get("/me/about/").headers["Location"] == "/account/login/?next=/me/about/"


def test_person_describes_herself() -> None:
    person = make_person()

    answer = signed_in(person).post("/me/about/", ABOUT)

    person.refresh_from_db()
    assert (answer.status_code, person.called, person.zone, person.ways, person.reads) == (
        302,
        "Sari B.",
        "Asia/Riyadh",
        ["migrant"],
        ["id", "ar"],
    )
    assert Consent.objects.filter(purpose="description", given=True).count() == 1


def test_person_takes_back_what_she_said() -> None:
    person = make_person()
    client = signed_in(person)
    client.post("/me/about/", ABOUT)

    client.post("/me/about/", ABOUT | {"ways": []})

    assert Person.objects.get(pk=person.pk).ways == []
    assert list(
        Consent.objects.filter(purpose="description").order_by("id").values_list("given", flat=True)
    ) == [
        True,
        False,
    ]


def test_change_of_zone_is_a_fact() -> None:
    person = make_person()

    signed_in(person).post("/me/about/", ABOUT)

    assert Fact.objects.filter(name="person_changed").values_list("ids", flat=True).get() == {
        "person": person.pk
    }


def test_form_says_what_is_wrong_and_keeps_what_was_written() -> None:
    answer = signed_in(make_person()).post("/me/about/", ABOUT | {"called": "", "zone": "Mars/Olympus"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"called", "zone"}


def test_language_is_chosen_for_pages_and_messages() -> None:
    person = make_person(language="id")
    client = signed_in(person)

    answer = client.post("/language/", {"language": "ar", "next": "/me/"})

    person.refresh_from_db()
    assert (answer.headers["Location"], person.language) == ("/me/", "ar")
    assert b'lang="ar" dir="rtl"' in client.get("/me/").content


def test_person_sees_who_looked_at_her() -> None:
    person, coordinator = make_person(), make_coordinator(make_place("ID-33"), "Kunti Contoh")
    log_looks(viewer=coordinator, people=[person.pk], what=Look.EVENT_PEOPLE, now=NOW)

    assert "Kunti Contoh" in signed_in(person).get("/me/looks/").content.decode()


def test_group_is_founded_on_the_page() -> None:
    make_place("ID-33.74")
    client = signed_in(make_person())

    answer = client.post(
        "/groups/new/", {"name": "Paguyuban Baru", "kind": "village", "place": "semarang", "about": ""}
    )

    group = Organisation.objects.get()
    assert (answer.status_code, group.name, group.is_verified) == (302, "Paguyuban Baru", False)


def test_group_that_is_not_verified_is_hidden_from_strangers_and_from_other_coordinators() -> None:
    group = make_group(is_verified=False)
    elsewhere = make_coordinator(make_place("ID-52"))

    seen = [
        signed_in(person).get(f"/groups/{group.code}/").status_code for person in (make_person(), elsewhere)
    ]

    assert seen == [404, 404]


def test_coordinator_verifies_the_group_on_its_page() -> None:
    group = make_group(is_verified=False)
    client = signed_in(make_coordinator(make_place("ID-33")))

    answer = client.post(f"/groups/{group.code}/verify/")

    group.refresh_from_db()
    assert (answer.status_code, group.is_verified) == (302, True)


def test_member_cannot_ask_others_in() -> None:
    group = make_group()
    client = signed_in(make_organiser(group, role=MemberRole.MEMBER))

    answer = client.post(f"/groups/{group.code}/invitations/", {"email": "x@contoh.test", "role": "manager"})

    assert (answer.status_code, group.memberships.count()) == (404, 1)


@pytest.mark.parametrize("members", [1, 4])
def test_group_page_asks_as_much_for_any_number_of_members(
    members: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    group = make_group()
    people = [make_organiser(group, role=MemberRole.MANAGER) for _number in range(members)]
    client = signed_in(people[0])

    with django_assert_num_queries(13):
        client.get(f"/groups/{group.code}/")


def test_pages_of_a_person_are_not_kept_on_the_phone() -> None:
    assert signed_in(make_person()).get("/me/").headers["Cache-Control"] == "no-store, private"


def test_search_of_a_signed_in_person_is_not_kept_on_the_phone() -> None:
    answer = signed_in(make_person()).get("/places/search/", {"q": "semarang"})

    assert answer.headers["Cache-Control"] == "no-store, private"


def test_quick_exit_signs_out_and_leaves() -> None:
    client = signed_in(make_person())

    answer = client.get("/leave/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "https://id.wikipedia.org/")
    assert client.get("/me/").status_code == 302


def test_zone_follows_where_she_lives_when_not_said() -> None:
    make_place("ID-52.71", name="Kota Mataram", zone="Asia/Makassar")
    person = make_person(zone="")

    signed_in(person).post("/me/about/", ABOUT | {"zone": "", "lives_in": "mataram"})

    person.refresh_from_db()
    assert person.zone == "Asia/Makassar"


def test_messages_are_stopped_and_taken_up_again_on_the_page() -> None:
    person = make_person()
    client = signed_in(person)

    for said in ("stop", "give"):
        client.post("/me/consents/", {said: "1"})

    rows = person.consents.filter(purpose="reminders").order_by("id").values_list("given", "way")
    assert list(rows) == [(True, "sign_up"), (False, "profile"), (True, "profile")]


def test_one_kind_of_messages_is_stopped_and_the_others_go_on() -> None:
    person = make_person()
    client = signed_in(person)

    done = client.post("/me/consents/", {"purpose": "closings", "stop": "1"})
    unknown = client.post("/me/consents/", {"purpose": "newsletter", "stop": "1"})

    assert (done.status_code, unknown.status_code) == (302, 404)
    shown = client.get("/me/consents/").context["purposes"]
    assert {purpose.name: is_sent for purpose, is_sent in shown} == {
        "reminders": True,
        "updates": True,
        "new_activities": True,
        "openings": True,
        "closings": False,
    }


def quiet_of(person: Person) -> tuple[time | None, time | None]:
    return Person.objects.values_list("quiet_from", "quiet_until").get(pk=person.pk)


def test_quiet_hours_are_set_shown_and_left_to_the_site_again() -> None:
    person = make_person()
    client = signed_in(person)

    client.post("/me/about/", ABOUT | {"quiet_from": "22:30", "quiet_until": "05:15"})
    own, page = quiet_of(person), client.get("/me/about/").content.decode()
    client.post("/me/about/", ABOUT | {"quiet_from": "", "quiet_until": ""})

    assert own == (time(22, 30), time(5, 15))
    assert 'value="22:30"' in page
    assert 'value="05:15"' in page
    assert quiet_of(person) == (None, None)


def test_one_end_of_the_quiet_hours_alone_is_not_taken() -> None:
    person = make_person()
    before = quiet_of(person)

    answer = signed_in(person).post(
        "/me/about/", ABOUT | {"quiet_from": "22:30", "quiet_until": ""}, headers={"accept-language": "en"}
    )

    assert answer.status_code == 422
    assert "Write both hours, or leave both empty." in answer.content.decode()
    assert quiet_of(person) == before
