"""Names and chains in the reader's language."""

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from places.models import Place
from places.names import chain, name_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("ID-33.74.10", "id", "Kecamatan Tembalang, Kota Semarang, Jawa Tengah"),
        ("ID-33.74.10", "en", "Kecamatan Tembalang, Kota Semarang, Central Java"),
        ("ID-91.71.01", "id", "Distrik Jayapura Utara, Kota Jayapura, Papua"),
        ("ID-33", "id", "Jawa Tengah"),
        ("ID", "ar", "إندونيسيا"),
        ("NL", "id", "Belanda"),
        ("NL", "en-GB", "Netherlands"),
        ("NL", "xx", "Netherlands"),
        ("HK", "en", "Hong Kong"),
        ("HK", "id", "Hong Kong"),
        ("MO", "id-ID", "Makau"),
        ("AU-NSW", "id", "New South Wales, Australia"),
    ],
)
def test_chain_names_a_place_and_what_it_lies_in(code: str, language: str, expected: str) -> None:
    assert chain(Place.objects.with_chain().get(code=code), language) == expected


def test_name_follows_the_active_language() -> None:
    netherlands = Place.objects.get(code="NL")

    with translation.override("id"):
        assert name_in(netherlands) == "Belanda"
    with translation.override("en"):
        assert name_in(netherlands) == "Netherlands"


def test_chain_asks_one_query_when_parents_are_not_loaded(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    place = Place.objects.get(code="ID-33.74.10")

    with django_assert_num_queries(1):
        chain(place, "id")
