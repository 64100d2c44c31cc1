"""Registering without an account: always the same answer, nothing kept before, one person an address."""

import re
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client

from accounts.models import ContactPoint, Person
from core import clock
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.events import guests
from engagement.events.models import Event, Registration
from engagement.events.services import cancel_registration, register
from engagement.events.services.guests import register_guest
from engagement.participation.choices import Mode
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.api.documented import ApiClient
from tests.makers import make_event, make_person
from tests.races import at_once

pytestmark = pytest.mark.django_db

EMAIL = "tamu@contoh.test"


def event_now(**more: Any) -> Event:  # Any: a test names the fields it changes
    return make_event(now=clock.now(), **more)


def visitor() -> Client:
    return Client(headers={"Accept-Language": "en"})


def ask(event: Event, email: str = EMAIL) -> Any:  # Any: Django's test response
    return visitor().post(f"/events/{event.activity.code}/guest/", {"email": email})


def link_in(mail: Any) -> str:
    """The path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found
    return found[1]


def guest(event: Event, email: str = EMAIL, party_size: int = 1) -> Registration:
    return register_guest(
        email=email,
        called="Tamu",
        event=event,
        mode=Mode.HALL,
        party_size=party_size,
        language="en",
        now=clock.now(),
    )


def test_nothing_is_kept_before_the_link_is_opened_and_the_button_pressed(mailoutbox: list[Any]) -> None:
    event = event_now()

    ask(event)
    rounds.ring(clock=clock.now)
    opened = visitor().get(link_in(mailoutbox[0]))

    assert [mail.to for mail in mailoutbox] == [[EMAIL]]
    assert opened.status_code == 200
    assert (ContactPoint.objects.filter(normalised=EMAIL).count(), Registration.objects.count()) == (0, 0)


def test_guest_registers_by_the_link_and_is_confirmed_with_a_link_to_change_it(mailoutbox: list[Any]) -> None:
    event = event_now()
    ask(event)
    rounds.ring(clock=clock.now)
    path = link_in(mailoutbox[0])

    answer = visitor().post(path, {"called": "Ani", "party_size": "2"}, follow=True)
    again = visitor().post(path, {"called": "Ani", "party_size": "2"})
    rounds.ring(clock=clock.now)

    registration = Registration.objects.get()
    assert (registration.person.called, registration.party_size, registration.person.user) == ("Ani", 2, None)
    assert ("You are registered" in answer.content.decode(), again.status_code) == (True, 302)
    assert [mail.subject for mail in mailoutbox[1:]] == ["You are registered: Temu warga"]
    assert guests.manage_path(registration) in mailoutbox[1].body


def test_known_and_unknown_addresses_hear_the_same(mailoutbox: list[Any]) -> None:
    event = event_now()
    make_person(email="ada@contoh.test")

    pages = [ask(event, email).content.decode().replace(email, "X") for email in ("ada@contoh.test", EMAIL)]
    rounds.ring(clock=clock.now)

    strip = partial(re.sub, r'value="\w{64}"', "")
    assert strip(pages[0]) == strip(pages[1])
    bodies = [re.sub(r"/guest/\S+", "", mail.body) for mail in mailoutbox]
    assert (len(bodies), len(set(bodies))) == (2, 1)


def test_link_of_somebody_known_registers_her_and_keeps_her_name() -> None:
    event, person = event_now(), make_person("Sari", email=EMAIL)

    registration = guest(event)

    assert (registration.person, registration.person.called) == (person, "Sari")
    assert Person.objects.filter(contact_points__normalised=EMAIL).count() == 1


def test_unconfirmed_address_of_a_list_is_nobodys() -> None:
    event, listed = event_now(), Person.objects.create(called="Dari daftar")
    ContactPoint.objects.create(person=listed, kind="email", normalised=EMAIL)

    assert guest(event).person != listed


@pytest.mark.django_db(transaction=True)
def test_two_links_at_once_make_one_person() -> None:
    first, second = event_now(), event_now()

    said = at_once([partial(guest, event) for event in (first, second)] * 10)

    assert [answer for answer in said if isinstance(answer, Exception)] == []
    assert (Person.objects.filter(called="Tamu").count(), Registration.objects.count()) == (1, 2)


def test_guest_changes_takes_an_offer_and_cancels_by_her_link() -> None:
    event = event_now(seats=2, hall={"offer_hours": 24})
    sitting = register(person=make_person(), event=event, mode=Mode.HALL, party_size=2, now=clock.now())
    path = guests.manage_path(guest(event, party_size=2))
    client = visitor()

    waiting = client.get(path).content.decode()
    cancel_registration(person=sitting.person, event=event, now=clock.now())
    client.post(path, {"do": "accept"})
    client.post(path, {"do": "save", "party_size": "1"})
    seen = client.get(path).content.decode()
    client.post(path, {"do": "cancel"})

    registration = Registration.objects.get(person__called="Tamu")
    assert "You are number 1 on the waiting list" in waiting
    assert ("You are registered" in seen, "1 person" in seen) == (True, True)
    assert (registration.state, registration.party_size) == ("cancelled", 1)
    assert "You are not registered" in client.get(path).content.decode()


def test_link_is_refused_when_damaged_too_old_or_the_event_is_over(mailoutbox: list[Any]) -> None:
    event = event_now()
    ask(event)
    rounds.ring(clock=clock.now)
    path, manage = link_in(mailoutbox[0]), guests.manage_path(guest(event))

    damaged = visitor().get(path[:-2] + "x/")
    wrong_purpose = visitor().get(path.replace("/guest/", "/guest/mine/"))
    clock.shift(timedelta(days=5))
    over = visitor().get(manage)

    assert [answer.status_code for answer in (damaged, wrong_purpose, over)] == [404] * 3


def test_guest_of_what_is_closed_may_still_cancel_and_of_what_is_called_off_reads_so() -> None:
    closed, off = event_now(), event_now()
    (first, second) = [guests.manage_path(guest(event)) for event in (closed, off)]
    Activity.objects.filter(pk=closed.pk).update(state=State.CLOSED)
    Activity.objects.filter(pk=off.pk).update(state=State.WITHDRAWN)

    standing, called_off = (visitor().get(path).content.decode() for path in (first, second))
    visitor().post(first, {"do": "cancel"})

    assert ("You are registered" in standing, "Save the change" in standing) == (True, False)
    assert ("This has been called off" in called_off, "<button class" in called_off) == (True, False)
    assert Registration.objects.get(event=closed).state == "cancelled"


def test_guest_of_what_became_sensitive_reads_nothing_of_it() -> None:
    event = event_now(title="Rahasia")
    path = guests.manage_path(guest(event))
    Activity.objects.filter(pk=event.pk).update(is_sensitive=True)

    answer = visitor().get(path)

    assert (answer.status_code, "Rahasia" in answer.content.decode()) == (404, False)
    assert "This link does not work any more" in answer.content.decode()


def test_manage_link_opens_no_registration_of_somebody_with_a_login() -> None:
    event, person = event_now(), make_person()
    registration = register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())

    assert visitor().get(guests.manage_path(registration)).status_code == 404


def test_sensitive_event_takes_no_guests() -> None:
    event = event_now(is_sensitive=True)

    assert (ask(event).status_code, Message.objects.count()) == (404, 0)
    assert (
        "Register without an account" not in visitor().get(event.activity.get_absolute_url()).content.decode()
    )


def test_same_address_is_written_to_five_times_an_hour_at_most() -> None:
    event = event_now()

    said = [ask(event).status_code for _number in range(6)]

    assert (said, Message.objects.count()) == ([200] * 5 + [429], 5)


def test_api_sends_the_link_and_registers_by_it(mailoutbox: list[Any]) -> None:
    event = event_now()
    client = ApiClient()

    sent = client.post(f"/events/{event.activity.code}/guest/", {"email": EMAIL})
    rounds.ring(clock=clock.now)
    token = link_in(mailoutbox[0]).removeprefix("/guest/").strip("/")
    done = client.post("/guests/", {"token": token, "called": "Ani", "mode": "hall", "party_size": 2})
    damaged = client.post("/guests/", {"token": "x", "called": "Ani", "mode": "hall"})

    assert (sent.status_code, sent.json(), done.json()["state"]) == (200, {"is_sent": True}, "confirmed")
    assert damaged.status_code == 404
