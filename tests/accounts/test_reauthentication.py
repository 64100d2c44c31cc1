"""On a phone that was only lent nobody takes the account over: what matters is asked again, and told by mail."""

import re
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.models import Person
from core import clock
from notifications.engine import rounds
from tests.accounts.test_signing_in import the_code
from tests.makers import TOTP_SECRET, make_coordinator, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

BY_MAIL = "/account/reauthenticate/mail/"


def signed_in_at(person: Person, at: float) -> Client:
    client = signed_in(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": at}]
    session["account_authentication_methods_user"] = str(person.user_id)
    session.save()
    return client


def long_ago(person: Person) -> Client:
    """A browser in which she signed in an hour ago."""
    return signed_in_at(person, time.time() - 3600)


def send_code(client: Client, *, back: str = "/account/password/set/") -> None:
    client.post(BY_MAIL, {"action": "send", "next": back})


def test_first_password_is_asked_again_for_without_a_password() -> None:
    client = long_ago(make_person())
    passwords = {"password1": "kopi hitam tanpa gula", "password2": "kopi hitam tanpa gula"}

    answers = [client.get("/account/password/set/"), client.post("/account/password/set/", passwords)]

    where = f"{BY_MAIL}?next=%2Faccount%2Fpassword%2Fset%2F"
    assert [answer.headers["Location"] for answer in answers] == [where, where]
    assert "kopi" not in str(dict(client.session))
    assert not Person.objects.get().user.has_usable_password()  # type: ignore[union-attr]


@pytest.mark.parametrize("verb", ["action_add", "action_primary", "action_remove"])
def test_addresses_do_not_change_before_she_is_asked(verb: str) -> None:
    person = make_person(email="sari@contoh.test")
    other = EmailAddress.objects.create(user=person.user, email="lain@contoh.test", verified=True)
    email = "pencuri@contoh.test" if verb == "action_add" else other.email

    answer = long_ago(person).post("/account/email/", {"email": email, verb: ""})

    assert answer.headers["Location"].startswith(BY_MAIL)
    assert set(EmailAddress.objects.values_list("email", "primary")) == {
        ("sari@contoh.test", True),
        ("lain@contoh.test", False),
    }


def test_code_by_mail_opens_what_was_asked_for(mailoutbox: list[Any]) -> None:
    client = long_ago(make_person())
    send_code(client)

    answer = client.post(BY_MAIL, {"code": the_code(mailoutbox), "next": "/account/password/set/"})

    assert answer.headers["Location"] == "/account/password/set/"
    assert client.get("/account/password/set/").status_code == 200


def test_whoever_has_just_signed_in_is_not_asked() -> None:
    assert signed_in_at(make_person(), time.time()).get("/account/password/set/").status_code == 200


def test_code_lies_nowhere_but_in_the_mail(mailoutbox: list[Any]) -> None:
    client = long_ago(make_person())
    send_code(client)

    code = the_code(mailoutbox)

    kept = str(dict(client.session))
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_three_wrong_codes_end_it(mailoutbox: list[Any]) -> None:
    client = long_ago(make_person())
    send_code(client)
    right = the_code(mailoutbox)

    wrong = [client.post(BY_MAIL, {"code": "0000-0000"}).status_code for _try in range(3)]
    client.post(BY_MAIL, {"code": right})

    assert wrong == [200] * 3
    assert client.get("/account/password/set/").status_code == 302


def test_code_works_once_and_in_its_own_session_only(mailoutbox: list[Any]) -> None:
    person = make_person()
    client, other = long_ago(person), long_ago(person)
    send_code(client)
    code = the_code(mailoutbox)

    other.post(BY_MAIL, {"code": code})

    assert other.get("/account/password/set/").status_code == 302


def test_mail_alone_does_not_stand_in_for_a_second_step() -> None:
    coordinator = make_coordinator(make_place("ID-33"))

    answer = long_ago(coordinator).get(BY_MAIL)

    assert answer.headers["Location"].startswith("/account/2fa/reauthenticate/")
    assert TOTP_SECRET not in answer.headers["Location"]


def test_api_sets_no_first_password_on_an_old_session() -> None:
    client = long_ago(make_person())

    answer = client.post(
        "/_allauth/browser/v1/account/password/change",
        {"new_password": "kopi hitam tanpa gula"},
        content_type="application/json",
    )

    assert answer.status_code == 401
    assert not Person.objects.get().user.has_usable_password()  # type: ignore[union-attr]


def test_old_address_hears_of_a_new_one_and_of_its_own_end(mailoutbox: list[Any]) -> None:
    person = make_person(email="lama@contoh.test")
    client = signed_in_at(person, time.time())
    client.post("/account/email/", {"email": "baru@contoh.test", "action_add": ""})
    client.post("/account/confirm-email/", {"code": the_code(mailoutbox)})
    client.post("/account/email/", {"email": "baru@contoh.test", "action_primary": ""})
    client.post("/account/email/", {"email": "lama@contoh.test", "action_remove": ""})
    rounds.ring(clock=clock.now)

    told = [letter.body for letter in mailoutbox if letter.to == ["lama@contoh.test"]]

    assert any(re.search(r"baru@contoh\.test was added", body) for body in told)
    assert any("from lama@contoh.test to baru@contoh.test" in body for body in told)
    assert any("lama@contoh.test was removed" in body for body in told)
