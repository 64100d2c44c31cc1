"""Coordinators and administrators see nothing of others before their second factor stands."""

import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

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


# allauth tells of a new second step when the transaction is over.
@pytest.mark.django_db(transaction=True)
def test_session_from_before_the_second_factor_is_ended_by_it() -> None:
    coordinator = coordinator_without()
    older, newer, program = (fresh_session(coordinator) for _session in range(3))
    token = {"X-Session-Token": str(program.session.session_key)}

    set_up(newer)

    assert newer.get("/desk/").status_code == 200
    assert older.get("/desk/").headers["Location"].startswith("/account/login/")
    assert Client().get("/api/v1/desk/", headers=token).status_code == 401


def test_session_that_did_not_show_the_second_factor_is_asked_for_it() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    client = signed_in(coordinator, with_second_factor=False)
    token = {"X-Session-Token": str(client.session.session_key)}

    page, answer = client.get("/desk/"), Client().get("/api/v1/desk/", headers=token)

    assert page.headers["Location"] == "/account/2fa/reauthenticate/?next=%2Fdesk%2F"
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor_required")


def test_second_factor_of_somebody_else_in_this_session_counts_for_nothing() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    client = signed_in(coordinator)
    session = client.session
    session["account_authentication_methods_user"] = "0"
    session.save()

    assert client.get("/desk/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_switching_it_off_closes_the_desk_in_the_same_session() -> None:
    client = fresh_session(coordinator_without())
    set_up(client)

    client.post("/account/2fa/totp/deactivate/")

    assert not Authenticator.objects.exists()
    assert client.get("/desk/").headers["Location"] == "/account/2fa/totp/activate/"


def fresh_session(person: Person) -> Client:
    """A browser that has just signed in by a code."""
    client = signed_in(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.user_id)
    session.save()
    return client


def set_up(client: Client) -> None:
    """Set up the second step as the page asks for it."""
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))
    answer = client.post("/account/2fa/totp/activate/", {"code": code})
    assert answer.status_code == 302, answer.content.decode()
