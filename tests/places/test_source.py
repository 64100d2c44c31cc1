"""What the data files say, before any database."""

import csv
from collections import Counter
from zoneinfo import available_timezones

import pytest

from places.choices import Kind
from places.models import Place
from places.source import DATA, read_places


@pytest.fixture(scope="module")
def places() -> dict[str, Place]:
    return {place.code: place for place, _parent in read_places(["id", "en", "ar"])}


def test_counts_are_those_of_the_official_list(places: dict[str, Place]) -> None:
    counted = Counter(place.kind for place in places.values())

    assert counted == {
        Kind.COUNTRY: 249,
        Kind.PROVINCE: 38,
        Kind.REGENCY: 416,
        Kind.CITY: 98,
        Kind.STATE: 59,
        Kind.DISTRICT: 7285,
    }


def test_parents_come_before_children() -> None:
    seen = {""}
    for place, parent in read_places(["id"]):
        assert parent in seen, place.code
        seen.add(place.code)


def test_cities_have_city_numbers(places: dict[str, Place]) -> None:
    by_number = {code for code in places if len(code) == 8 and code.startswith("ID-") and int(code[6:]) > 70}

    assert by_number == {code for code, place in places.items() if place.kind == Kind.CITY}


# Keppres 41/1987, and the provinces made since from provinces named there.
WESTERN = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62"
CENTRAL = "51 52 53 63 64 65 71 72 73 74 75 76"
EASTERN = "81 82 91 92 93 94 95 96"


@pytest.mark.parametrize(
    ("zone", "numbers"),
    [("Asia/Jakarta", WESTERN), ("Asia/Makassar", CENTRAL), ("Asia/Jayapura", EASTERN)],
)
def test_each_province_keeps_the_time_of_the_law(zone: str, numbers: str, places: dict[str, Place]) -> None:
    keep_it = [
        code[3:] for code, place in places.items() if place.kind == Kind.PROVINCE and place.zone == zone
    ]

    assert sorted(keep_it) == numbers.split()


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("HK", "Asia/Hong_Kong"),
        ("MY", "Asia/Kuala_Lumpur"),
        ("TW", "Asia/Taipei"),
        ("SA", "Asia/Riyadh"),
        ("CN", "Asia/Shanghai"),
        ("AU", ""),
        ("US", ""),
        ("ID", ""),
        ("AU-NSW", "Australia/Sydney"),
        ("US-CA", "America/Los_Angeles"),
        ("US-TX", ""),
    ],
)
def test_a_place_abroad_has_a_zone_only_where_there_is_one(
    code: str, zone: str, places: dict[str, Place]
) -> None:
    assert places[code].zone == zone


def test_every_zone_is_known(places: dict[str, Place]) -> None:
    assert {place.zone for place in places.values()} - {""} <= available_timezones()


def test_every_province_has_a_square_of_its_own(places: dict[str, Place]) -> None:
    squares = {(p.tile_row, p.tile_column) for p in places.values() if p.kind == Kind.PROVINCE}

    assert len(squares) == 38
    assert (None, None) not in squares


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ID-31", "DKI Jakarta"),
        ("ID-34", "DI Yogyakarta"),
        ("ID-33.22", "Kabupaten Semarang"),
        ("ID-33.74", "Kota Semarang"),
        ("ID-33.74.10", "Tembalang"),
        ("ID-53.02.10", "Ki'e"),
    ],
)
def test_names_are_spelled_as_people_write_them(code: str, name: str, places: dict[str, Place]) -> None:
    assert places[code].name == name


def test_every_alias_belongs_to_a_place(places: dict[str, Place]) -> None:
    with (DATA / "aliases.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)}

    assert codes <= set(places)
