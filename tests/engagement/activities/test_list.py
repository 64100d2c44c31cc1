"""The public list: what is on, found by words, place and kind, at the same price for any number of rows."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core import clock
from engagement.activities import selectors
from engagement.activities.models import Activity
from engagement.activities.selectors import Wanted
from engagement.activities.services import change
from engagement.events.models import Event
from tests.makers import (
    NOW,
    make_event,
    make_group,
    make_organiser,
    make_person,
    make_place,
    make_trunk,
    signed_in,
)

pytestmark = pytest.mark.django_db


def titles(wanted: Wanted) -> list[str]:
    return [activity.title for activity in selectors.published(wanted, now=NOW)]


def test_list_shows_what_is_published_and_not_over() -> None:
    make_event(title="Masih")
    make_event(title="Rencana", is_published=False)
    over = make_event(title="Lewat")
    Activity.objects.filter(pk=over.pk).update(
        starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1)
    )

    assert (titles(Wanted()), titles(Wanted(open_now=False))) == (["Masih"], ["Masih", "Lewat"])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("keuangan", True),
        ("KEUANG", True),
        ("keluarga kelas", True),
        ("kuangan", True),
        ("paguyuban", True),
        ("semarang", True),
        ("pertanian", False),
        ("keuangan pertanian", False),
        ("'; --", True),
        ("& | ! ( )", True),
    ],
)
def test_list_is_searched_by_words(words: str, found: bool) -> None:
    make_event(title="Kelas keuangan keluarga", organiser=make_organiser(make_group("Paguyuban Contoh")))

    assert titles(Wanted(words=words)) == (["Kelas keuangan keluarga"] if found else [])


def test_search_finds_the_new_title_after_a_change() -> None:
    event = make_event(title="Judul lama")
    organiser = make_organiser(event.activity.organisation)
    change(
        person=organiser,
        activity=event.activity,
        trunk=make_trunk(title="Nama segar"),
        now=NOW,
        is_joined=False,
    )

    assert (titles(Wanted(words="segar")), titles(Wanted(words="lama"))) == (["Nama segar"], [])


def test_list_is_narrowed_to_a_place_and_all_below() -> None:
    make_event(title="Semarang", place=make_place("ID-33.74"))
    make_event(title="Mataram", place=make_place("ID-52.71"))

    assert titles(Wanted(place=make_place("ID-33"))) == ["Semarang"]


def test_near_me_is_my_province_and_online() -> None:
    make_event(title="Semarang", place=make_place("ID-33.74"))
    make_event(title="Mataram", place=make_place("ID-52.71"))
    make_event(title="Daring", place=make_place("HK", name="Hong Kong"), is_online=True)
    person = make_person()
    person.lives_in = make_place("ID-33.10")

    assert {activity.title for activity in selectors.near(person, now=NOW)} == {"Semarang", "Daring"}


@pytest.mark.parametrize("rows", [1, 4])
def test_list_asks_as_much_for_any_number_of_rows(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_several(rows)

    with django_assert_num_queries(5):
        answer = Client().get("/activities/?q=temu&online=on")

    assert len(answer.context["cards"]) == rows


@pytest.mark.parametrize("rows", [1, 4])
def test_home_asks_as_much_for_any_number_of_rows(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_several(rows)
    client = signed_in(make_person())

    with django_assert_num_queries(8):
        client.get("/")


@pytest.mark.parametrize("rows", [1, 4])
def test_my_plans_ask_as_much_for_any_number_of_rows(
    rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    organiser = make_several(rows)[0].activity.organisation.members.get()
    client = signed_in(organiser)

    with django_assert_num_queries(9):
        client.get("/activities/mine/")


def test_bad_filters_narrow_nothing_and_break_nothing() -> None:
    make_event(now=clock.now())

    answer = Client().get("/activities/?kind=tari&place=xyzzy&page=-7&q=%00%27")

    assert answer.status_code == 200


def make_several(rows: int) -> list[Event]:
    organiser = make_organiser(make_group())
    return [
        make_event(organiser=organiser, title=f"Temu {number}", now=clock.now(), is_online=True)
        for number in range(rows)
    ]


def test_sensitive_activity_is_not_found_by_its_place() -> None:
    make_event(title="Rahasia", place=make_place("ID-33.74"), is_sensitive=True)

    found = {
        "district by district": titles(Wanted(place=make_place("ID-33.74"))),
        "by the province": titles(Wanted(place=make_place("ID-33"))),
        "by the name of the place": titles(Wanted(words="semarang")),
    }

    assert found == {
        "district by district": [],
        "by the province": ["Rahasia"],
        "by the name of the place": [],
    }


def test_card_of_a_sensitive_activity_tells_no_number_and_no_place() -> None:
    make_event(title="Rahasia", is_sensitive=True, seats=37, now=clock.now())

    page = Client().get("/activities/").content.decode()

    assert ("Rahasia" in page, "37 seats" in page, "Semarang" in page) == (True, False, False)
