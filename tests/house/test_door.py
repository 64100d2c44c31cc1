"""The door and the page of an event of 5,000: as few questions and bytes as for one, and names from an index."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from core import clock
from core.folded import begins
from engagement.events.door.selectors import found_at_door
from engagement.events.models import Event
from engagement.events.services import issue_ticket, register
from engagement.participation.choices import Mode
from tests.load.crowd import make_crowd
from tests.load.rows import many_registrations
from tests.makers import make_event, make_group, make_organiser, make_person, signed_in

pytestmark = pytest.mark.django_db

MANY = 5000
MOST_QUERIES, MOST_BYTES = 12, 60_000
QUERIES = {
    "": 9,
    "door/": 9,
    "door/?q=tamu+1": 11,
    "door/?q=CODE": 11,
    "attendance/": 11,
    "people/": 11,
    "absent/": 7,
}


def asked(client: Client, event: Event, code: str) -> dict[str, int]:
    """How often each page asks, what asks for a test's shifted clock left out."""
    found = {}
    for page in QUERIES:
        with CaptureQueriesContext(connection) as queries:
            address = f"/events/{event.activity.code}/{page.replace('CODE', code)}"
            address = address if page else event.activity.get_absolute_url()
            assert client.get(address).status_code == 200
        found[page] = sum(query["sql"] != "SELECT core_now()" for query in queries.captured_queries)
    return found


def first_visit(client: Client, address: str) -> int:
    """Bytes of a page, and of the files that it names, compressed as they travel."""
    page = client.get(address).content
    files = set(re.findall(r'(?:href|src)="/static/([^"#]+)', page.decode()))
    named = [Path(finders.find(file.split("?")[0]) or "") for file in files]
    return len(gzip.compress(page)) + sum(len(gzip.compress(file.read_bytes())) for file in named)


def test_door_of_five_thousand_asks_and_weighs_as_that_of_one() -> None:
    now = clock.now()
    organiser = make_organiser(make_group())
    event = make_event(
        organiser=organiser, now=now, seats=None, starts_at=now, ends_at=now.replace(year=now.year + 1)
    )
    first = register(person=make_person("Tamu 1"), event=event, mode=Mode.HALL, party_size=2, now=now)
    code, staff = issue_ticket(registration=first).code, signed_in(organiser)

    few = asked(staff, event, code)
    many_registrations(event, [guest.person for guest in make_crowd(MANY - 1)], now=now)
    many = asked(staff, event, code)

    assert few == many == QUERIES
    assert max(many.values()) <= MOST_QUERIES
    assert first_visit(staff, f"/events/{event.activity.code}/door/?q=tamu") <= MOST_BYTES
    for reader in (staff, Client()):
        assert first_visit(reader, event.activity.get_absolute_url()) <= MOST_BYTES


def test_names_come_from_an_index_whatever_the_size_of_the_site() -> None:
    now = clock.now()
    event = make_event(now=now)
    register(person=make_person("Sari Contoh"), event=event, mode=Mode.HALL, party_size=1, now=now)
    Person.objects.bulk_create(Person(called=f"Orang {number}") for number in range(MANY))

    with CaptureQueriesContext(connection) as queries:
        assert [one.called for one in found_at_door(event, "cont")] == ["Sari Contoh"]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE accounts_person")
        cursor.execute(f"EXPLAIN {queries.captured_queries[-1]['sql']}")
        whole = "\n".join(row[0] for row in cursor.fetchall())
    by_name = Person.objects.filter(begins("called_folded", ["cont"])).explain()

    assert "Seq Scan on accounts_person" not in whole
    assert "Index Scan on accounts_person_called_folded" in by_name
