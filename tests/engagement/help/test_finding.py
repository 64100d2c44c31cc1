"""Finding help: by need, place and language, the nearest first, verified before stale."""

from datetime import timedelta

import pytest

from engagement.help.choices import Need
from engagement.help.plans import Wanted
from engagement.help.policies import HOLDS_FOR
from engagement.help.selectors import LIES_BELOW, find
from engagement.help.services import remove_entry, verify_entry
from places.models import Place
from tests.engagement.help.makers import make_entry
from tests.makers import NOW, make_administrator, make_place

pytestmark = pytest.mark.django_db


def names(wanted: Wanted) -> list[str]:
    return [entry.name for entry in find(wanted, now=NOW)]


def one_at_each_level() -> Place:
    """Entries for a district, its city, its province, the country, and elsewhere; gives the district."""
    district = make_place("ID-33.74.10", name="Tembalang")
    for name, code in (
        ("Negara", "ID"),
        ("Provinsi", "ID-33"),
        ("Kecamatan", "ID-33.74.10"),
        ("Kota", "ID-33.74"),
        ("Jauh", "ID-52.71"),
    ):
        make_entry(name=name, place=make_place(code))
    return district


def test_nearest_comes_first_from_district_to_country() -> None:
    district = one_at_each_level()

    assert names(Wanted(place=district)) == ["Kecamatan", "Kota", "Provinsi", "Negara"]


def test_what_serves_only_a_part_of_the_place_comes_last() -> None:
    one_at_each_level()

    found = find(Wanted(place=make_place("ID-33")), now=NOW)

    assert [(entry.name, entry.nearness > LIES_BELOW) for entry in found] == [
        ("Provinsi", True),
        ("Negara", True),
        ("Kota", False),
        ("Kecamatan", False),
    ]


def test_without_a_place_the_widest_come_first() -> None:
    one_at_each_level()

    assert names(Wanted()) == ["Negara", "Provinsi", "Kota", "Jauh", "Kecamatan"]


def test_need_and_language_narrow() -> None:
    make_entry(name="Hukum", needs=[Need.LEGAL, Need.WORK], languages=["id"])
    make_entry(name="Kesehatan", needs=[Need.HEALTH], languages=["yue"])

    assert names(Wanted(need=Need.WORK)) == ["Hukum"]
    assert names(Wanted(language="yue")) == ["Kesehatan"]
    assert names(Wanted(need=Need.WORK, language="yue")) == []


def test_among_equals_what_was_verified_lately_comes_first() -> None:
    stale, _fresh = make_entry(name="A", now=NOW - HOLDS_FOR), make_entry(name="B")

    before = [(entry.name, entry.is_fresh) for entry in find(Wanted(), now=NOW)]
    verify_entry(person=make_administrator(), entry=stale, now=NOW)

    assert before == [("B", True), ("A", False)]
    assert names(Wanted()) == ["A", "B"]


def test_a_word_holds_for_ninety_days_and_not_a_second_longer() -> None:
    make_entry(now=NOW)

    last = NOW + timedelta(days=90) - timedelta(seconds=1)

    assert [find(Wanted(), now=at).get().is_fresh for at in (last, last + timedelta(seconds=1))] == [
        True,
        False,
    ]


def test_what_was_taken_out_is_not_found() -> None:
    entry = make_entry()
    remove_entry(person=make_administrator(), entry=entry, now=NOW)

    assert names(Wanted()) == []
