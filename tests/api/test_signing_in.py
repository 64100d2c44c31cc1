"""Signing up and in over allauth's headless API, in its own shape, and on to ours with the session's token."""

from time import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from accounts.models import Person
from core import clock
from notifications.engine import rounds
from tests.makers import TOTP_SECRET, make_coordinator, make_person, make_place

pytestmark = pytest.mark.django_db

JSON = "application/json"


def post(path: str, body: dict[str, str], token: str = "") -> Any:  # Any: test responses have `json`
    headers = {"X-Session-Token": token} if token else {}
    return Client(headers=headers).post(f"/_allauth/app/v1/auth/{path}", body, content_type=JSON)


def code_in_the_letter() -> str:
    rounds.ring(clock=clock.now)
    return next(word for word in str(mail.outbox[-1].body).split() if word.replace("-", "").isdigit())


def test_somebody_new_signs_up_with_a_name_and_comes_in() -> None:
    begun = post("signup", {"email": "wati@contoh.test", "called": "Wati  Contoh", "zone": "Asia/Makassar"})
    token = begun.json()["meta"]["session_token"]
    early = Client(headers={"X-Session-Token": token}).get("/api/v1/me/")
    done = post("email/verify", {"key": code_in_the_letter()}, token).json()

    person = Person.objects.get()
    me = Client(headers={"X-Session-Token": done["meta"]["session_token"]}).get("/api/v1/me/").json()

    assert (begun.status_code, early.status_code, early.json()["code"]) == (401, 401, "token_refused")
    assert (done["data"]["user"]["id"], done["data"]["user"]["display"]) == (person.code, "Wati Contoh")
    assert (me["code"], me["called"], me["zone"]) == (person.code, "Wati Contoh", "Asia/Makassar")
    assert EmailAddress.objects.get().verified


def test_name_to_be_called_by_is_asked() -> None:
    answer = post("signup", {"email": "wati@contoh.test"})

    assert (answer.status_code, answer.json()["errors"][0]["param"]) == (400, "called")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("signup", '{"email": "wati@contoh.test", "called": "\\ud800"}'),
        ("login", '{"email": "wati@contoh.test", "password": "\\ud800"}'),
        ("code/request", '{"email": "wati\\ud800@contoh.test"}'),
    ],
)
def test_half_characters_are_refused(path: str, body: str) -> None:
    answer = Client().post(f"/_allauth/app/v1/auth/{path}", body, content_type=JSON)

    assert answer.status_code == 400


def test_known_address_is_answered_as_an_unknown_one() -> None:
    known = make_person("Wati")
    assert known.user

    answers = [
        post("signup", {"email": email, "called": "Siapa"}).json()
        for email in (str(known.user.email), "baru@contoh.test")
    ]

    assert [answer.pop("meta").keys() for answer in answers] == [{"is_authenticated", "session_token"}] * 2
    assert answers[0] == answers[1]


def test_coordinator_comes_in_by_code_and_second_factor() -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    assert coordinator.user

    begun = post("code/request", {"email": str(coordinator.user.email)})
    token = begun.json()["meta"]["session_token"]
    half = post("code/confirm", {"code": code_in_the_letter()}, token)
    held = Client(headers={"X-Session-Token": token}).get("/api/v1/desk/")
    done = post("2fa/authenticate", {"code": _totp()}, token).json()

    opened = Client(headers={"X-Session-Token": done["meta"]["session_token"]}).get("/api/v1/desk/")
    assert (half.status_code, held.status_code, opened.status_code) == (401, 401, 200)


def _totp() -> str:
    return format_hotp_value(hotp_value(TOTP_SECRET, int(time()) // app_settings.TOTP_PERIOD))
