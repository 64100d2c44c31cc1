"""The pages and mails of signing in, and what is said when something goes wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

TEMPLATES = Path(__file__).parents[2] / "templates"
CODES = [
    "account/email/login_code",
    "account/email/email_confirmation_signup",
    "account/email/password_reset_code",
]
ERRORS = ["400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def english_client() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.mark.django_db
def test_sign_in_asks_for_an_address_before_a_password(english_client: Client) -> None:
    html = english_client.get("/account/login/").content.decode()

    assert html.index('id="id_email"') < html.index("<details>") < html.index('type="password"')
    assert 'action="/account/login/code/"' in html


@pytest.mark.django_db
def test_sign_in_keeps_where_one_came_from(english_client: Client) -> None:
    html = english_client.get("/account/login/?next=/activities/").content.decode()

    assert html.count('name="next" value="/activities/"') == 2


@pytest.mark.django_db
def test_sign_in_with_a_wrong_password_opens_the_password_part(english_client: Client) -> None:
    html = english_client.post(
        "/account/login/", {"login": "sari@contoh.test", "password": "x"}
    ).content.decode()

    assert "<details open>" in html
    assert 'class="error-summary"' in html


@pytest.mark.django_db
def test_sign_up_asks_the_browser_for_its_zone(english_client: Client) -> None:
    html = english_client.get("/account/signup/").content.decode()

    assert " data-zone-guess>" in html
    assert '<input type="hidden" name="zone"' in html


@pytest.mark.parametrize("name", CODES)
def test_mail_with_a_code_shows_it_first(name: str) -> None:
    context = {"code": "1234-5678"}

    subject = render_to_string(f"{name}_subject.txt", context).strip()
    text = render_to_string(f"{name}_message.txt", context).strip()

    assert subject.startswith("1234-5678 is your code")
    assert text.startswith("1234-5678\n")


def test_every_mail_has_a_subject_of_one_line() -> None:
    subjects = {file.name: render_to_string(str(file.relative_to(TEMPLATES))).strip() for file in _subjects()}

    assert [name for name, words in subjects.items() if not words or "\n" in words] == []


def test_mails_carry_no_mark_up() -> None:
    context = {"code": "<&>", "from_email": "o'a@contoh.test", "to_email": "b@contoh.test"}

    texts = [
        render_to_string(f"account/email/{name}_message.txt", context)
        for name in ("login_code", "email_changed")
    ]

    assert "<&>" in texts[0]
    assert "o'a@contoh.test" in texts[1]


@pytest.mark.parametrize("name", ERRORS)
def test_error_page_stands_without_request_or_database(name: str) -> None:
    html = render_to_string(name)

    assert len(re.findall("<h1>", html)) == 1
    assert 'href="/"' in html


def _subjects() -> list[Path]:
    return [*TEMPLATES.glob("account/email/*_subject.txt"), *TEMPLATES.glob("mfa/email/*_subject.txt")]
