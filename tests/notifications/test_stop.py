"""The stop link: POST stops the next send, GET changes nothing."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Consent, Person
from core import clock
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.stops import stop_url
from tests.notifications.makers import join, make_event, make_person

pytestmark = pytest.mark.django_db

ONE_CLICK = "List-Unsubscribe=One-Click"


@pytest.fixture
def person() -> Person:
    return make_person()


@pytest.fixture
def path(person: Person) -> str:
    return "/stop/" + stop_url(person, "reminders", "email").rsplit("/stop/")[1]


def one_click(path: str) -> Any:
    """As a mail program does it: no cookie, no CSRF token."""
    mail_program = Client(enforce_csrf_checks=True)
    return mail_program.post(path, ONE_CLICK, content_type="application/x-www-form-urlencoded")


def test_one_click_post_between_planning_and_sending_stops_the_next_send(
    person: Person, path: str, mailoutbox: list[Any]
) -> None:
    join(person, make_event(starts_in=timedelta(days=3)))
    rounds.ring(clock=clock.now)
    mailoutbox.clear()
    response = one_click(path)
    clock.shift(timedelta(days=2, minutes=1))
    rounds.ring(clock=clock.now)

    assert response.status_code == 200
    assert mailoutbox == []
    assert Message.objects.get(step="24h").reason == "stopped"
    assert list(Consent.objects.values_list("given", "way", "purpose", "channel")) == [
        (False, "stop_link", "reminders", "email")
    ]


def test_scanners_get_changes_nothing(
    client: Client, person: Person, path: str, mailoutbox: list[Any]
) -> None:
    join(person, make_event(starts_in=timedelta(days=3)))
    first = client.get(path)
    client.head(path)
    rounds.ring(clock=clock.now)

    assert first.status_code == 200
    assert b"Stop these messages" in first.content
    assert Consent.objects.count() == 0
    assert len(mailoutbox) == 1


def test_link_in_the_mail_is_the_one_that_works(person: Person, mailoutbox: list[Any]) -> None:
    join(person, make_event())
    rounds.ring(clock=clock.now)
    headers = mailoutbox[0].extra_headers
    url = headers["List-Unsubscribe"].strip("<>")
    response = one_click(url.removeprefix("http://localhost:8000"))

    assert headers["List-Unsubscribe-Post"] == ONE_CLICK
    assert url in mailoutbox[0].body
    assert response.status_code == 200
    assert Consent.objects.get().given is False


def test_stopped_can_be_started_again_with_the_same_link(client: Client, path: str) -> None:
    one_click(path)
    page = client.get(path)
    client.post(path, {"answer": "start"})

    assert b"Write to me again" in page.content
    assert list(Consent.objects.order_by("id").values_list("given", flat=True)) == [False, True]


@pytest.mark.parametrize("token", ["x", "WyJ4Il0:1a:abc"])
def test_damaged_link_is_refused_in_words(client: Client, token: str) -> None:
    response = client.post(f"/stop/{token}/")

    assert response.status_code == 404
    assert b"This link does not work" in response.content


def test_link_of_an_erased_person_is_refused(client: Client, person: Person, path: str) -> None:
    Person.objects.filter(pk=person.pk).update(erased_at=clock.now(), called="")

    assert client.post(path).status_code == 404
