"""The person's own page of messages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.services import record_consent
from core import clock
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.notifications.makers import join, make_event, make_person, with_login

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return make_person()


@pytest.fixture
def client(person: Person) -> Client:
    client = Client()
    client.force_login(with_login(person))
    return client


def join_events(person: Person, number: int) -> None:
    for count in range(number):
        join(person, make_event(title=f"Talk {count}", starts_in=timedelta(days=3)))
    rounds.ring(clock=clock.now)


def test_inbox_shows_what_was_told_and_what_will_be(client: Client, person: Person) -> None:
    join_events(person, 1)
    page = client.get("/me/inbox/").content.decode()

    assert "You are registered: Talk 0" in page
    assert "24 hours before it starts" in page
    assert "1 hour before it starts" in page
    assert "Balai Desa" in page


def test_inbox_says_why_something_did_not_go_out(client: Client, person: Person) -> None:
    join_events(person, 1)
    record_consent(
        person=person,
        purpose="reminders",
        channel="email",
        given=False,
        way="profile",
        language="en",
        now=clock.now(),
    )
    clock.shift(timedelta(days=2, minutes=1))
    rounds.ring(clock=clock.now)
    page = client.get("/me/inbox/").content.decode()

    assert "You asked us to stop writing to this address. You can read it here." in page
    assert "starts soon" in page


def test_inbox_of_another_shows_nothing_of_mine(client: Client, person: Person) -> None:
    join_events(make_person("Other"), 1)

    assert "Talk 0" not in client.get("/me/inbox/").content.decode()


def test_inbox_needs_a_sign_in() -> None:
    assert Client().get("/me/inbox/").status_code == 302


def test_message_is_new_until_it_was_seen(client: Client, person: Person) -> None:
    join_events(person, 1)
    first = client.get("/me/inbox/").content.decode()
    second = client.get("/me/inbox/").content.decode()

    assert (first.count(">New<"), second.count(">New<")) == (1, 0)
    assert Message.objects.get(step="at_once").seen_at is not None


def test_letters_of_signing_in_are_not_in_any_inbox(
    client: Client, person: Person, mailoutbox: list[Any]
) -> None:
    page = client.get("/me/inbox/").content.decode()

    assert "No messages yet" in page


@pytest.mark.parametrize("events", [1, 4])
def test_inbox_asks_the_same_number_of_queries(
    client: Client, person: Person, events: int, django_assert_num_queries: Any
) -> None:
    join_events(person, events)
    client.get("/me/inbox/")
    with django_assert_num_queries(10):
        client.get("/me/inbox/")
