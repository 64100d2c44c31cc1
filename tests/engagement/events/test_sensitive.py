"""A sensitive event: what its address, its page, its calendar file and the API tell, and to whom."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from core import clock
from engagement.events.models import Event
from engagement.events.services import register
from engagement.participation.choices import Mode
from tests.api.documented import ApiClient
from tests.makers import make_event, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db

VENUE = "Balai Contoh"


def make_sensitive(**more: Any) -> Event:
    return make_event(now=clock.now(), title="Lari dari majikan", is_sensitive=True, **more)


def comer(event: Event) -> Person:
    person = make_person("Sari")
    register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())
    return person


def page(client: Client, event: Event) -> str:
    return client.get(event.activity.get_absolute_url()).content.decode()


def calendar(client: Client, event: Event) -> str:
    return client.get(f"/events/{event.activity.code}/calendar.ics").content.decode().replace("\r\n ", "")


def test_address_does_not_name_the_topic() -> None:
    event = make_sensitive()

    assert event.activity.get_absolute_url() == f"/a/event-{event.activity.code}/"


def test_calendar_file_leads_to_the_inbox_and_names_no_topic() -> None:
    event = make_sensitive(is_online=True)
    Event.objects.update(online_link="https://rapat.contoh.test/lari")
    person = make_person()
    register(person=person, event=event, mode=Mode.ONLINE, party_size=1, now=clock.now())

    file = calendar(signed_in(person), event)

    assert "/me/inbox/" in file
    assert not any(word in file.lower() for word in ("lari", "majikan", "rapat.contoh"))


def test_hall_is_told_to_who_comes_and_to_who_works_on_it() -> None:
    event = make_sensitive()
    people = {
        "visitor": None,
        "stranger": make_person(),
        "comer": comer(event),
        "organiser": make_organiser(event.activity.organisation),
    }

    told = {}
    for who, person in people.items():
        client = signed_in(person) if person else Client()
        api = ApiClient(person).get(f"/events/{event.activity.code}/").json()
        told[who] = (
            VENUE in page(client, event),
            VENUE in calendar(client, event),
            api["venue"] == VENUE,
            api["activity"]["place"] is not None,
        )

    no, yes = (False,) * 4, (True,) * 4
    assert told == {"visitor": no, "stranger": no, "comer": yes, "organiser": yes}


def test_seats_are_told_to_who_works_on_it_alone() -> None:
    event = make_sensitive(seats=7)
    path = f"/events/{event.activity.code}/"
    organiser = make_organiser(event.activity.organisation)

    numbers = [
        (answer["seats"], answer["seats_left"])
        for answer in (ApiClient(who).get(path).json() for who in (make_person(), organiser))
    ]

    assert numbers == [(None, None), (7, 7)]
    assert "Seats left" not in page(Client(), event)
    assert "Seats left" in page(signed_in(organiser), event)


def test_full_hall_may_be_said() -> None:
    event = make_sensitive(seats=1)
    comer(event)

    assert "Hall is full" in page(Client(headers={"Accept-Language": "en"}), event)
