"""The field: one match is taken, several are shown to choose from, none is explained."""

from typing import Any

import pytest
from django import forms
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from places.forms import PlaceField
from places.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_places")]


class HomeForm(forms.Form):
    home = PlaceField()
    origin = PlaceField(required=False)


def sent(**data: str) -> HomeForm:
    return HomeForm({name.replace("_", "-"): value for name, value in data.items()})


def cleaned(form: HomeForm) -> Any:  # Any: as cleaned_data holds it
    assert form.is_valid(), form.errors
    return form.cleaned_data["home"].code


@pytest.fixture(autouse=True)
def in_english() -> Any:  # Any: a generator fixture
    with translation.override("en"):
        yield


def test_one_match_is_taken() -> None:
    assert cleaned(sent(home="kota semarang")) == "ID-33.74"


def test_the_only_whole_name_is_taken() -> None:
    assert cleaned(sent(home="Belanda")) == "NL"


def test_the_only_beginning_is_taken() -> None:
    assert cleaned(sent(home="Tembalan")) == "ID-33.74.10"


def test_several_are_shown_to_choose_from() -> None:
    form = sent(home="semarang")

    assert form.errors == {"home": ["Several places fit. Choose one of these, or write more of the name."]}
    html = str(form["home"])
    assert html.count('type="radio" name="home-code"') == 8
    assert 'value="ID-33.74"> Kota Semarang, Central Java</label>' in html
    assert '<input type="hidden" name="home-asked" value="semarang">' in html


def test_a_choice_among_several_is_taken() -> None:
    assert cleaned(sent(home="semarang", home_asked="semarang", home_code="ID-33.74")) == "ID-33.74"


def test_a_choice_made_for_another_text_is_not_taken() -> None:
    assert cleaned(sent(home="Malaysia", home_asked="semarang", home_code="ID-33.74")) == "MY"


def test_a_code_nobody_knows_falls_back_to_the_text() -> None:
    assert cleaned(sent(home="Malaysia", home_asked="Malaysia", home_code="ID-00")) == "MY"


def test_a_similar_name_is_asked_about() -> None:
    form = sent(home="surabya")

    assert form.errors == {
        "home": ["No place is spelled quite so. Choose one of these, or write the name again."]
    }
    assert 'value="ID-35.78"> Kota Surabaya, East Java</label>' in str(form["home"])


def test_an_unknown_name_says_what_to_try() -> None:
    form = sent(home="zzqqxx")

    assert form.errors == {
        "home": ["No place is known by this name. Try its city or regency, or the country if it is abroad."]
    }
    assert "radio" not in str(form["home"])


def test_nothing_written_is_refused_only_where_required() -> None:
    form = sent(home=" ", origin="")

    assert form.errors == {
        "home": ["Write the name of a place: a district, a city or regency, or a country."]
    }
    assert form.cleaned_data["origin"] is None


def test_what_was_understood_is_shown_again() -> None:
    form = sent(home="kota semarang", origin="zzqqxx")

    assert not form.is_valid()
    html = str(form["home"])
    assert 'name="home" value="Kota Semarang, Central Java"' in html
    assert '<input type="hidden" name="home-code" value="ID-33.74">' in html


@pytest.mark.parametrize("initial", ["place", "code", "pk"])
def test_initial_is_shown_with_its_chain(initial: str) -> None:
    place = Place.objects.get(code="ID-33.74")
    given = {"place": place, "code": place.code, "pk": place.pk}[initial]

    html = str(HomeForm(initial={"home": given})["home"])

    assert 'name="home" value="Kota Semarang, Central Java"' in html
    assert 'id="id_home"' in html


def test_what_she_types_is_escaped() -> None:
    assert "<b>" not in str(sent(home="<b>semarang")["home"])


def test_sending_the_initial_back_changes_nothing() -> None:
    place = Place.objects.get(code="ID-33.74")
    label = "Kota Semarang, Central Java"
    data = {"home": label, "home-asked": label, "home-code": "ID-33.74", "origin": "Malaysia"}

    form = HomeForm(data, initial={"home": place})

    assert form.changed_data == ["origin"]
    assert cleaned(form) == "ID-33.74"


def test_a_chosen_place_costs_one_query_and_a_written_one_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        sent(home="semarang", home_asked="semarang", home_code="ID-33.74").is_valid()
    with django_assert_num_queries(1):
        sent(home="kota semarang").is_valid()
