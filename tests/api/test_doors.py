"""Who comes in to the API, and how each refusal is said."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import User
from core import clock
from engagement.events.models import Event
from tests.api.documented import ApiClient
from tests.makers import make_coordinator, make_event, make_person, make_place, signed_in

pytestmark = pytest.mark.django_db

JSON = "application/json"


def said(answer: Any) -> tuple[int, str]:
    """Status and code, after a look that the shape is whole. Any: test responses have `json`."""
    body = answer.json()
    assert sorted(body) == ["code", "fields", "message"]
    assert body["message"]
    return answer.status_code, body["code"]


def test_visitor_is_asked_to_sign_in() -> None:
    assert said(ApiClient().get("/me/")) == (401, "not_signed_in")


def test_token_and_cookie_both_open() -> None:
    person = make_person("Wati")

    by_token = ApiClient(person).get("/me/").json()["code"]
    by_cookie = ApiClient(person, by_cookie=True).get("/me/").json()["code"]

    assert (by_token, by_cookie) == (person.code, person.code)


def test_token_wins_over_somebody_elses_cookie() -> None:
    wati, sari = make_person("Wati"), make_person("Sari")
    browser = signed_in(sari)
    token = str(signed_in(wati).session.session_key)

    answer = browser.get("/api/v1/me/", headers={"X-Session-Token": token})

    assert answer.json()["code"] == wati.code
    assert browser.get("/api/v1/me/").json()["code"] == sari.code


def test_token_opens_no_page() -> None:
    token = str(signed_in(make_person()).session.session_key)

    assert Client().get("/me/", headers={"X-Session-Token": token}).status_code == 302


@pytest.mark.parametrize("path", ["/api/v1/me/", "/api/v1/activities/"])
def test_token_that_has_ended_is_said_so_even_where_visitors_read(path: str) -> None:
    client = signed_in(make_person())
    token = str(client.session.session_key)
    Session.objects.all().delete()

    answer = Client().get(path, headers={"X-Session-Token": token})

    assert said(answer) == (401, "token_refused")


def test_token_of_somebody_disabled_opens_nothing() -> None:
    person = make_person()
    client = ApiClient(person)
    User.objects.update(is_active=False)

    assert said(client.get("/me/")) == (401, "token_refused")


def test_login_without_a_person_is_nobody() -> None:
    user = User.objects.create_user("kosong@contoh.test")
    client = Client()
    client.force_login(user)

    assert said(client.get("/api/v1/me/")) == (401, "not_signed_in")


def test_cookie_without_csrf_token_changes_nothing() -> None:
    person = make_person()
    browser = Client(enforce_csrf_checks=True)
    assert person.user
    browser.force_login(person.user)

    answer = browser.patch("/api/v1/me/", {"called": "Penipu"}, content_type=JSON)

    person.refresh_from_db()
    assert said(answer) == (403, "csrf_failed")
    assert person.called == "Sari"


def test_token_needs_no_csrf_token() -> None:
    token = str(signed_in(make_person()).session.session_key)
    client = Client(enforce_csrf_checks=True, headers={"X-Session-Token": token})

    assert client.patch("/api/v1/me/", {"called": "Dewi"}, content_type=JSON).json()["called"] == "Dewi"


@pytest.mark.parametrize("by_cookie", [False, True])
def test_staff_without_second_factor_are_held_at_both_doors(by_cookie: bool) -> None:
    coordinator = make_coordinator(make_place("ID-33"))
    Authenticator.objects.all().delete()

    assert said(ApiClient(coordinator, by_cookie=by_cookie).get("/desk/people/")) == (
        403,
        "second_factor_required",
    )


def test_unknown_address_is_refused_in_the_same_shape() -> None:
    assert said(Client().get("/api/v1/nothing/")) == (404, "not_found")
    assert said(Client(enforce_csrf_checks=True).post("/api/v1/nothing/")) == (404, "not_found")


def test_method_not_taken() -> None:
    assert said(ApiClient(make_person()).delete("/me/")) == (405, "method_not_allowed")


def test_body_that_is_no_json() -> None:
    token = str(signed_in(make_person()).session.session_key)
    client = Client(headers={"X-Session-Token": token})

    answers = [
        client.patch("/api/v1/me/", body, content_type=kind)
        for body, kind in (("{", JSON), ("[1]", JSON), ("[" * 100_000, JSON), ("called=x", "text/plain"))
    ]

    assert [said(answer) for answer in answers] == [
        (400, "not_readable"),
        (400, "not_readable"),
        (400, "not_readable"),
        (415, "unsupported_media_type"),
    ]


def test_body_that_is_too_large() -> None:
    person = make_person()
    too_long = "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    assert said(ApiClient(person).patch("/me/", {"called": too_long})) == (413, "too_large")


def test_fields_that_are_wrong_are_named() -> None:
    answer = ApiClient(make_person()).patch(
        "/me/", {"called": "", "zone": "Mars/Olympus", "lives_in": "XX-1", "ways": ["king"]}
    )

    assert said(answer) == (422, "invalid")
    assert sorted(answer.json()["fields"]) == ["called", "lives_in", "ways.0", "zone"]


def test_page_that_is_not_there() -> None:
    assert said(ApiClient().get("/activities/", page=9)) == (404, "not_found")


def test_refusal_speaks_the_readers_language() -> None:
    indonesian = ApiClient(make_person(language="id")).get("/me/").json()["language"]
    answer = Client(headers={"Accept-Language": "en"}).get("/api/v1/me/")

    assert (indonesian, answer.headers["Content-Language"]) == ("id", "en")


def test_answers_to_a_person_are_kept_nowhere() -> None:
    assert ApiClient(make_person()).get("/me/").headers["Cache-Control"] == "no-store, private"


def test_no_number_of_the_database_is_given_out() -> None:
    event = make_event(now=clock.now())

    body = ApiClient().get(f"/events/{event.activity.code}/").json()

    assert "id" not in body
    assert "id" not in body["activity"]
    assert body["activity"]["code"] == event.activity.code


def test_what_nobody_expected_is_said_in_the_same_shape() -> None:
    code = make_event(now=clock.now()).activity.code
    Event.objects.all().delete()  # the trunk row stays, with nothing behind it
    client = Client(raise_request_exception=False)

    assert said(client.get(f"/api/v1/events/{code}/")) == (500, "broken")
    assert client.get("/api/v1/activities/").status_code == 200
