"""Coming in by a code to an e-mail address: sign-up, sign-in, and what strangers learn from it (nothing)."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from accounts.choices import ContactKind
from accounts.models import Consent, ContactPoint, Person, User
from core import clock
from notifications.engine import rounds
from tests.makers import make_person, signed_in

pytestmark = pytest.mark.django_db


def the_code(mailoutbox: list[Any]) -> str:
    """The code in the last mail, once the outbox has been worked through."""
    rounds.ring(clock=clock.now)
    found = re.search(r"^([0-9]{4}-[0-9]{4})$", mailoutbox[-1].body, re.MULTILINE)
    assert found, mailoutbox[-1].body
    return found[1]


def sign_up(client: Client, email: str = "wati@contoh.test", **more: str) -> Any:
    return client.post(
        "/account/signup/", {"email": email, "called": "Wati", "zone": "Asia/Hong_Kong"} | more
    )


def test_new_person_signs_up_with_a_name_an_address_and_a_code(mailoutbox: list[Any]) -> None:
    client = Client()
    sign_up(client)

    answer = client.post("/account/confirm-email/", {"code": the_code(mailoutbox)})

    person = Person.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, "/me/")
    assert (person.called, person.zone, person.user and person.user.email) == (
        "Wati",
        "Asia/Hong_Kong",
        "wati@contoh.test",
    )
    assert client.get("/me/").status_code == 200


def test_sign_up_comes_back_to_the_page_it_began_on(mailoutbox: list[Any]) -> None:
    client = Client()
    sign_up(client, next="/activities/?kind=event")

    answer = client.post("/account/confirm-email/", {"code": the_code(mailoutbox)})

    assert answer.headers["Location"] == "/activities/?kind=event"


def test_sign_up_mirrors_the_address_and_writes_the_consent(mailoutbox: list[Any]) -> None:
    client = Client()
    sign_up(client)
    before = ContactPoint.objects.get().verified_at

    client.post("/account/confirm-email/", {"code": the_code(mailoutbox)})

    point = ContactPoint.objects.get()
    assert (before, point.kind, point.normalised) == (None, ContactKind.EMAIL, "wati@contoh.test")
    assert point.verified_at is not None
    assert list(Consent.objects.values_list("purpose", "channel", "given", "way")) == [
        ("reminders", "email", True, "sign_up")
    ]


def test_zone_that_is_none_is_left_empty() -> None:
    sign_up(Client(), zone="Mars/Olympus")

    assert Person.objects.get().zone == ""


def test_person_signs_in_by_a_code(mailoutbox: list[Any]) -> None:
    make_person(email="sari@contoh.test")
    client = Client()
    client.post("/account/login/code/", {"email": "Sari@contoh.test"})

    answer = client.post("/account/login/code/confirm/", {"code": the_code(mailoutbox)})

    assert (answer.status_code, client.get("/me/").status_code) == (302, 200)


def test_three_wrong_codes_end_the_try(mailoutbox: list[Any]) -> None:
    make_person(email="sari@contoh.test")
    client = Client()
    client.post("/account/login/code/", {"email": "sari@contoh.test"})
    right = the_code(mailoutbox)
    for _try in range(3):
        client.post("/account/login/code/confirm/", {"code": "000000"})

    client.post("/account/login/code/confirm/", {"code": right})

    assert client.get("/me/").status_code == 302


def test_sign_in_answers_alike_for_known_and_unknown(mailoutbox: list[Any]) -> None:
    make_person(email="sari@contoh.test")

    known, unknown = (
        Client().post("/account/login/code/", {"email": email}, follow=True)
        for email in ("sari@contoh.test", "siapa@contoh.test")
    )

    assert known.redirect_chain == unknown.redirect_chain
    assert _without_tokens(known, "sari@contoh.test") == _without_tokens(unknown, "siapa@contoh.test")


def test_sign_up_answers_alike_for_known_and_unknown(mailoutbox: list[Any]) -> None:
    make_person(email="sari@contoh.test")

    known, unknown = (
        Client().post("/account/signup/", {"email": email, "called": "Wati"}, follow=True)
        for email in ("sari@contoh.test", "siapa@contoh.test")
    )

    assert known.redirect_chain == unknown.redirect_chain
    assert _without_tokens(known, "sari@contoh.test") == _without_tokens(unknown, "siapa@contoh.test")


def test_address_is_one_in_any_case() -> None:
    make_person(email="sari@contoh.test")

    sign_up(Client(), email="SARI@Contoh.test")

    assert (User.objects.count(), EmailAddress.objects.count()) == (1, 1)


@pytest.mark.parametrize(("more", "ends_with_browser"), [({"shared_phone": "1"}, True), ({}, False)])
def test_shared_phone_is_signed_out_with_the_browser(
    more: dict[str, str], ends_with_browser: bool, mailoutbox: list[Any]
) -> None:
    make_person(email="sari@contoh.test")
    by_code, by_password, new = Client(), Client(), Client()
    by_code.post("/account/login/code/", {"email": "sari@contoh.test"})
    by_code.post("/account/login/code/confirm/", {"code": the_code(mailoutbox)} | more)
    user = User.objects.get()
    user.set_password("kopi hitam tanpa gula")
    user.save()
    sent = {"login": "sari@contoh.test", "password": "kopi hitam tanpa gula"}
    by_password.post("/account/login/", sent | more)
    sign_up(new)
    new.post("/account/confirm-email/", {"code": the_code(mailoutbox)} | more)

    ends = [client.session.get_expire_at_browser_close() for client in (by_code, by_password, new)]

    assert ends == [ends_with_browser] * 3


def test_box_of_a_shared_phone_stands_where_the_code_is_entered(mailoutbox: list[Any]) -> None:
    make_person(email="sari@contoh.test")

    page = Client().post("/account/login/code/", {"email": "sari@contoh.test"}, follow=True)

    assert 'name="shared_phone"' in page.content.decode()


def test_second_sign_up_at_once_is_told_of_the_code_on_its_way(mailoutbox: list[Any]) -> None:
    sign_up(Client())

    answer = sign_up(Client(headers={"Accept-Language": "en"}))

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    assert "A code is on its way" in answer.content.decode()
    assert "/account/confirm-email/" in answer.content.decode()


@pytest.mark.parametrize("called", ["\u202e\u200b", "\u3164"])
def test_name_that_nobody_sees_is_refused(called: str) -> None:
    answer = sign_up(Client(), called=called)

    assert (answer.status_code, Person.objects.count()) == (200, 0)


def test_signing_out_clears_what_the_browser_kept() -> None:
    client = signed_in(make_person())

    answer = client.post("/account/logout/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in signed_in(make_person()).get("/me/").headers


@pytest.mark.parametrize(("language", "kept"), [("ar", "ar"), ("fr", "en"), ("xx", "en")])
def test_language_is_one_of_the_site(language: str, kept: str) -> None:
    person = make_person(language="en")

    signed_in(person).post("/language/", {"language": language})

    person.refresh_from_db()
    assert person.language == kept


def test_switched_off_login_stays_outside() -> None:
    person = make_person()
    client = signed_in(person)
    User.objects.filter(person=person).update(is_active=False)

    assert client.get("/me/").status_code == 302


def _without_tokens(answer: Any, email: str) -> str:
    page = answer.content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)
    return page.replace(email, "ADDRESS")
