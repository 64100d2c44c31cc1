"""The tree as loaded: every path is its parent's path and one label more."""

import pytest
from django.db import IntegrityError

from places.choices import Kind
from places.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]

ABOVE: dict[Kind, set[str | None]] = {
    Kind.COUNTRY: {None},
    Kind.PROVINCE: {Kind.COUNTRY},
    Kind.STATE: {Kind.COUNTRY},
    Kind.REGENCY: {Kind.PROVINCE},
    Kind.CITY: {Kind.PROVINCE},
    Kind.DISTRICT: {Kind.REGENCY, Kind.CITY},
}


def test_every_path_continues_its_parents() -> None:
    places = {place.pk: place for place in Place.objects.all()}

    for place in places.values():
        parent = places[place.parent_id] if place.parent_id else None
        label = place.path.rpartition(".")[2]
        assert place.path == (f"{parent.path}.{label}" if parent else label)
        assert place.code.replace("-", ".", 1) == place.path
        assert (parent.kind if parent else None) in ABOVE[Kind(place.kind)]


def test_within_takes_a_place_and_all_below() -> None:
    semarang, hong_kong = Place.objects.get(code="ID-33.74"), Place.objects.get(code="HK")

    within = Place.objects.within([semarang, hong_kong])

    assert within.count() == 18  # the city and its 16 districts, and Hong Kong
    assert set(within.values_list("parent__code", flat=True)) == {"ID-33", "ID-33.74", None}


def test_within_nothing_is_empty() -> None:
    assert list(Place.objects.within([])) == []


def test_within_uses_the_index_on_paths() -> None:
    semarang = Place.objects.get(code="ID-33.74")

    assert "place_path_gist" in Place.objects.within([semarang]).explain()


def test_only_countries_stand_alone() -> None:
    with pytest.raises(IntegrityError):
        Place.objects.create(code="ID-98", path="ID.98", name="Made Up", kind=Kind.PROVINCE, folded="||")
