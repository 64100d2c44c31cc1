"""Search by what people type; zones, ancestors, the tile map."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from places.choices import Closeness
from places.models import Place
from places.names import chain
from places.selectors import by_code, search, zone_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("semarang", ["ID-33.22", "ID-33.74"]),
        ("kab semarang", ["ID-33.22"]),
        ("Kabupaten Semarang", ["ID-33.22"]),
        ("Semarang regency", ["ID-33.22"]),
        ("kota semarang", ["ID-33.74"]),
        ("jogja", ["ID-34", "ID-34.71"]),
        ("Yogyakarta", ["ID-34", "ID-34.71"]),
        ("jkt", ["ID-31"]),
        ("Jakarta", ["ID-31"]),
        ("jateng", ["ID-33"]),
        ("central java", ["ID-33"]),
        ("hong kong", ["HK"]),
        ("hongkong", ["HK"]),
        ("Belanda", ["NL"]),
        ("Netherlands", ["NL"]),
        ("هولندا", ["NL"]),
        ("Tembalang, Kota Semarang", ["ID-33.74.10"]),
        ("tembalang semarang", ["ID-33.74.10"]),
        ("salatiga jawa tengah", ["ID-33.73"]),
        ("toli toli", ["ID-72.04"]),
        ("ki'e", ["ID-53.02.10"]),
        ("new south wales", ["AU-NSW"]),
    ],
)
def test_search_finds_whole_names(text: str, codes: list[str]) -> None:
    exact = [match.place.code for match in search(text, "id") if match.closeness == Closeness.EXACT]

    assert exact == codes


def test_search_lists_larger_places_before_districts() -> None:
    found = search("semar", "id")

    assert [match.chain for match in found] == [
        "Kabupaten Semarang, Jawa Tengah",
        "Kota Semarang, Jawa Tengah",
        "Kecamatan Semarang Barat, Kota Semarang, Jawa Tengah",
        "Kecamatan Semarang Selatan, Kota Semarang, Jawa Tengah",
        "Kecamatan Semarang Tengah, Kota Semarang, Jawa Tengah",
        "Kecamatan Semarang Timur, Kota Semarang, Jawa Tengah",
        "Kecamatan Semarang Utara, Kota Semarang, Jawa Tengah",
        "Kecamatan Suti Semarang, Kabupaten Bengkayang, Kalimantan Barat",
    ]
    assert {match.closeness for match in found} == {Closeness.PREFIX}


@pytest.mark.parametrize(
    ("text", "code"), [("surabya", "ID-35.78"), ("semarrang", "ID-33.22"), ("malayisa", "MY")]
)
def test_search_forgives_a_slip(text: str, code: str) -> None:
    found = search(text, "id")

    assert found[0].place.code == code
    assert {match.closeness for match in found} == {Closeness.SIMILAR}


@pytest.mark.parametrize("text", ["", " ", "a", "?!", "zzqqxx", "%%", "||", "\x00", ",", " , semarang"])
def test_search_for_next_to_nothing_stays_calm(text: str) -> None:
    search(text, "id")


def test_every_chain_finds_its_own_place() -> None:
    for place in Place.objects.with_chain().order_by("code")[::200]:
        label = chain(place, "id")
        assert search(label, "id")[0].place == place, label


def test_search_leaves_out_closed_places() -> None:
    Place.objects.filter(code="ID-33.74").update(valid_until="2026-01-01")

    found = [match.place.code for match in search("semarang, jawa tengah", "id")]

    assert "ID-33.22" in found
    assert "ID-33.74" not in found
    assert by_code("ID-33.74") is None


def test_search_asks_one_query_for_one_row_or_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert len(search("salatiga", "id", limit=1)) == 1
    with django_assert_num_queries(1):
        assert len(search("semarang", "id", limit=4)) == 4


def test_search_asks_a_second_query_when_nothing_is_spelled_so(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(2):
        search("surabya", "id")


def test_search_uses_the_trigram_index() -> None:
    plan = Place.objects.filter(folded__contains="|semarang").explain()

    assert "place_folded_trigrams" in plan


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("ID-33.74.10", "Asia/Jakarta"),
        ("ID-61.71", "Asia/Jakarta"),
        ("ID-52.71", "Asia/Makassar"),
        ("ID-91.71", "Asia/Jayapura"),
        ("HK", "Asia/Hong_Kong"),
        ("AU-WA", "Australia/Perth"),
        ("AU", None),
        ("US-TX", None),
        ("ID", None),
    ],
)
def test_zone_is_that_of_the_nearest(code: str, zone: str | None) -> None:
    assert zone_of(Place.objects.get(code=code)) == zone


def test_zone_asks_one_query_or_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    bare, with_chain = Place.objects.get(code="ID-33.74.10"), by_code("ID-33.74.10")

    with django_assert_num_queries(1):
        zone_of(bare)
    assert with_chain
    with django_assert_num_queries(0):
        zone_of(with_chain)


@pytest.mark.parametrize("code", ["", "ID-00", "id-33", "\x00"])
def test_a_code_nobody_knows_is_no_place(code: str) -> None:
    assert by_code(code) is None


def test_query_of_many_words_asks_no_more_than_one_of_eight() -> None:
    with CaptureQueriesContext(connection) as few:
        search("a b c d e f g h")
    with CaptureQueriesContext(connection) as many:
        search(" ".join("abcdefghijklmnopqrstuvwxyz" * 2))

    assert _conditions(many) <= _conditions(few)


def _conditions(asked: CaptureQueriesContext) -> int:
    return sum(query["sql"].count("EXISTS") for query in asked.captured_queries)
