"""Loading: once, again, and after the files have changed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from places.models import Place, PlaceEdition
from places.services import load_places
from tests.places.conftest import LANGUAGES, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]


def test_loading_again_does_nothing() -> None:
    assert load_places(languages=LANGUAGES, now=NOW) is None
    assert PlaceEdition.objects.count() == 1


def test_a_second_look_costs_four_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):  # savepoint, lock, latest edition, release
        load_places(languages=LANGUAGES, now=NOW)


def test_loading_brings_changed_rows_back_and_keeps_their_ids() -> None:
    before = Place.objects.get(code="ID-33.74")
    Place.objects.filter(code="ID-33.74").update(name="Elsewhere", zone="Asia/Tokyo", folded="||")
    PlaceEdition.objects.all().delete()

    load_places(languages=LANGUAGES, now=NOW)

    after = Place.objects.get(code="ID-33.74")
    assert (after.pk, after.name, after.zone, after.folded) == (before.pk, before.name, "", before.folded)


def test_a_place_no_longer_named_is_closed_and_stays() -> None:
    indonesia = Place.objects.get(code="ID")
    Place.objects.create(
        code="ID-99", path="ID.99", name="Made Up", kind="province", parent=indonesia, folded="|made up|"
    )
    PlaceEdition.objects.all().delete()

    load_places(languages=LANGUAGES, now=NOW)
    load_places(languages=["id"], now=NOW + timedelta(days=9))

    assert Place.objects.get(code="ID-99").valid_until == NOW.date()
    assert not Place.objects.current().filter(code="ID-99").exists()
    assert Place.objects.current().count() == 8145


def test_the_command_says_what_it_did() -> None:
    PlaceEdition.objects.all().delete()
    first, second = StringIO(), StringIO()

    call_command("load_places", stdout=first)
    call_command("load_places", stdout=second)

    assert first.getvalue() == "Loaded 8145 places.\n"
    assert second.getvalue() == "Places are up to date.\n"
