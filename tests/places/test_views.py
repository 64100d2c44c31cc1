"""The search for the field's script, and for a browser."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]


def test_the_script_gets_json(client: Client) -> None:
    response = client.get(
        reverse("places:place-search"),
        {"q": "kota semarang"},
        headers={"accept": "application/json", "accept-language": "en"},
    )

    assert response.json() == {
        "results": [{"code": "ID-33.74", "kind": "city", "name": "Kota Semarang, Central Java"}]
    }
    assert {"Accept", "Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_json_asks_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        client.get(reverse("places:place-search"), {"q": "semarang"}, headers={"accept": "application/json"})


def test_a_browser_gets_a_page(client: Client) -> None:
    response = client.get(
        reverse("places:place-search"),
        {"q": "kota semarang"},
        headers={"accept": "text/html,*/*;q=0.8", "accept-language": "en"},
    )

    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert "<li>Kota Semarang, Central Java</li>" in response.text


def test_nothing_found_says_what_to_try(client: Client) -> None:
    response = client.get(
        reverse("places:place-search"),
        {"q": "zzqqxx"},
        headers={"accept": "text/html", "accept-language": "en"},
    )

    assert "No place found" in response.text


def test_searching_changes_nothing(client: Client) -> None:
    assert client.post(reverse("places:place-search"), {"q": "semarang"}).status_code == 405
