"""Coordinators and administrators see nothing of others before their second factor stands."""

import pytest
from allauth.mfa.models import Authenticator

from accounts.models import Person
from tests.makers import make_administrator, make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db


def coordinator_without() -> Person:
    person = make_coordinator(make_place("ID-33"))
    Authenticator.objects.all().delete()
    return person


def test_coordinator_without_a_second_factor_is_led_to_set_it_up() -> None:
    answer = signed_in(coordinator_without()).get("/me/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/account/2fa/totp/activate/")


def test_coordinator_can_set_it_up_and_leave() -> None:
    client = signed_in(coordinator_without())

    statuses = [client.get(path).status_code for path in ("/account/2fa/", "/account/logout/", "/healthz")]

    assert 302 not in statuses[1:]
    assert client.get("/leave/").status_code == 302


def test_api_says_so_in_its_own_shape() -> None:
    answer = signed_in(coordinator_without()).get("/api/v1/me/")

    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_required")


def test_coordinator_with_a_second_factor_comes_in() -> None:
    assert signed_in(make_coordinator(make_place("ID-33"))).get("/me/").status_code == 200


def test_administrator_needs_it_too() -> None:
    person = make_administrator()
    Authenticator.objects.all().delete()

    assert signed_in(person).get("/me/").status_code == 302


def test_participant_is_not_asked() -> None:
    assert signed_in(make_person()).get("/me/").status_code == 200
