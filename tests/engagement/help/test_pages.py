"""The pages of the directory: for anybody without an account, and for who keeps it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import AccessLog
from core import clock
from core.models import Fact
from engagement.help.allowances import BY_ENTRY
from engagement.help.models import Doubt, Entry
from tests.engagement.help.makers import make_doubt, make_entry
from tests.makers import make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

ENGLISH = {"accept-language": "en"}
WRITTEN = {
    "name": "Pos Contoh",
    "needs": ["legal", "work"],
    "about": "Membantu soal upah.",
    "place": "Kota Semarang",
    "phone": "0000 000 000",
    "languages": ["id"],
    "cost": "free",
    "discretion": "confidential",
    "original_language": "id",
}


def page(client: Client, name: str = "entry-list", *args: str, **query: str) -> str:
    return client.get(reverse(f"help:{name}", args=args), query, headers=ENGLISH).text


def post(client: Client, address: str, /, *args: str, **fields: Any) -> Any:  # a response of the test client
    return client.post(reverse(f"help:{address}", args=args), fields, follow=True, headers=ENGLISH)


def here() -> Client:
    return signed_in(make_coordinator(make_place("ID-33")))


def test_visitor_finds_help_and_calls_it(client: Client) -> None:
    entry = make_entry(now=clock.now())

    shown = page(client, place="Kota Semarang", need="shelter")

    assert (entry.name in shown, 'href="tel:0000000000"' in shown) == (True, True)
    assert "Not verified lately" not in shown
    assert entry.name not in page(client, need="legal")


def test_it_is_in_the_foot_of_every_page(client: Client) -> None:
    assert f'<a href="{reverse("help:entry-list")}">Find help</a>' in client.get("/", headers=ENGLISH).text


def test_stale_entry_says_so_to_everybody(client: Client) -> None:
    entry = make_entry(now=clock.now() - timedelta(days=90))

    assert "Not verified lately" in page(client)
    assert "Nobody has verified this for 90 days" in page(client, "entry-page", entry.code)


def test_place_that_is_not_understood_is_said_and_narrows_nothing(client: Client) -> None:
    entry = make_entry(now=clock.now())

    shown = page(client, place="Zzzzzz")

    assert ("No place is known by this name" in shown, entry.name in shown) == (True, True)


def test_whatsapp_is_a_number_and_no_link_to_a_third_party(client: Client) -> None:
    entry = make_entry(now=clock.now(), whatsapp="+00 000 000")

    shown = page(client, "entry-page", entry.code)

    assert ("+00 000 000" in shown, "wa.me" in shown, 'href="http' in shown) == (True, False, False)


def test_no_look_of_a_reader_is_kept() -> None:
    entry, client = make_entry(now=clock.now()), signed_in(make_person())
    before = (Fact.objects.count(), AccessLog.objects.count())

    page(client, need="danger", place="Kota Semarang")
    page(client, "entry-page", entry.code)

    assert (Fact.objects.count(), AccessLog.objects.count()) == before


def test_anybody_says_that_it_is_wrong_and_the_coordinator_settles_it(client: Client) -> None:
    entry, coordinator = make_entry(now=clock.now()), here()

    answer = post(client, "entry-doubt", entry.code, wrong="moved", words="Sudah pindah.")
    seen = page(coordinator, "entry-page", entry.code)
    doubt = Doubt.objects.get()
    post(coordinator, "doubt-settle", entry.code, doubt.code)

    assert "A coordinator will look into it" in answer.text
    assert ("Sudah pindah." in seen, "Sudah pindah." in answer.text) == (True, False)
    assert "Sudah pindah." not in page(coordinator, "entry-page", entry.code)


def test_doubts_on_one_entry_are_limited(client: Client) -> None:
    entry = make_entry(now=clock.now())

    answers = [
        post(client, "entry-doubt", entry.code, wrong="details").status_code
        for _turn in range(BY_ENTRY.times + 1)
    ]

    assert answers == [200] * BY_ENTRY.times + [429]
    assert Doubt.objects.count() == BY_ENTRY.times


def test_coordinator_writes_changes_and_verifies() -> None:
    make_place()
    coordinator = here()

    post(coordinator, "entry-add", **WRITTEN)
    entry = Entry.objects.get()
    post(coordinator, "entry-change", entry.code, **(WRITTEN | {"name": "Pos Lain"}))
    Entry.objects.update(verified_at=clock.now() - timedelta(days=200))
    listed = page(coordinator, "entry-check")
    answer = post(coordinator, "entry-verify", entry.code, list="1")

    assert "Not verified lately" in listed
    assert answer.redirect_chain == [(reverse("help:entry-check"), 302)]
    assert ("Pos Lain" in answer.text, "Not verified lately" in answer.text) == (True, False)


def test_form_says_what_is_refused() -> None:
    make_place(), make_place("ID-52.71", name="Kota Mataram")
    coordinator = here()

    unreachable = post(coordinator, "entry-add", **(WRITTEN | {"phone": ""}))
    elsewhere = post(coordinator, "entry-add", **(WRITTEN | {"place": "Kota Mataram"}))

    assert (unreachable.status_code, "Say how to reach them" in unreachable.text) == (422, True)
    assert (elsewhere.status_code, "You do not coordinate this place" in elsewhere.text) == (422, True)
    assert not Entry.objects.exists()


def test_taken_out_is_seen_by_its_coordinator_alone(client: Client) -> None:
    entry, coordinator = make_entry(now=clock.now()), here()

    post(coordinator, "entry-remove", entry.code)
    address = entry.get_absolute_url()
    seen = [one.get(address).status_code for one in (client, coordinator)]
    doubted = post(client, "entry-doubt", entry.code, wrong="details").status_code
    post(coordinator, "entry-put-back", entry.code)

    assert (seen, doubted, client.get(address).status_code) == ([404, 200], 404, 200)


@pytest.mark.parametrize("rows", [1, 4])
def test_lists_cost_the_same_for_one_and_for_four(
    rows: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    coordinator = here()
    for _row in range(rows):
        make_doubt(make_entry(now=clock.now()))

    with django_assert_num_queries(4):
        page(client)
    with django_assert_num_queries(8):
        page(coordinator, "entry-check")
