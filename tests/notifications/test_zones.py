"""One event, readers in six zones: each mail shows the reader's own hour, and the event's beside it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock, facts
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db

# The first Friday at least four weeks from the day the test runs, 19.00 in Jakarta: 12.00 UTC.
EXPECTED = {
    "Asia/Jakarta": ("19:00", ""),
    "Asia/Makassar": ("19:00", "20:00–22:00 your time, WITA"),
    "Asia/Jayapura": ("19:00", "21:00–23:00 your time, WIT"),
    "Asia/Hong_Kong": ("19:00", "20:00–22:00 your time, Hong Kong"),
    "Asia/Kathmandu": ("19:00", "17:45–19:45 your time, Kathmandu"),
    "Asia/Riyadh": ("19:00", "15:00–17:00 your time, Riyadh"),
}


def starts() -> datetime:
    return (
        (clock.now() + timedelta(days=28)).astimezone(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    )


def test_each_reader_sees_own_zone_and_the_events(mailoutbox: list[Any]) -> None:
    event = make_event(starts_at=starts())
    people = {zone: make_person(zone.rsplit("/")[-1], zone=zone) for zone in EXPECTED}
    for person in people.values():
        join(person, event)
    facts.deliver("notifications", now=clock.now())
    clock.shift(starts() - timedelta(hours=23, minutes=59) - clock.now() - timedelta(days=0))
    rounds.ring(clock=clock.now)

    bodies = {mail.to[0]: mail.body for mail in mailoutbox if mail.subject.startswith("Village talk")}
    for zone, (there, here) in EXPECTED.items():
        body = bodies[address_of(people[zone])]
        assert f"{there}–21:00 WIB" in body
        assert (f"({here})" in body) is bool(here)
        assert ("your time" in body) is bool(here)


def test_hour_of_the_reminder_is_the_same_instant_for_all() -> None:
    event = make_event(starts_at=starts())
    for zone in EXPECTED:
        join(make_person(zone.rsplit("/")[-1], zone=zone), event)
    facts.deliver("notifications", now=clock.now())

    assert set(Message.objects.filter(step="24h").values_list("due_at", flat=True)) == {
        event.activity.starts_at - timedelta(hours=24)
    }


def test_zone_changed_between_plan_and_send_counts(mailoutbox: list[Any]) -> None:
    event, person = make_event(starts_at=starts()), make_person(zone="Asia/Jakarta")
    join(person, event)
    facts.deliver("notifications", now=clock.now())
    Person.objects.filter(pk=person.pk).update(zone="Asia/Riyadh")
    rounds.ring(clock=clock.now)

    assert "15:00–17:00 your time, Riyadh" in mailoutbox[0].body


def test_unknown_zone_falls_back_to_the_sites(mailoutbox: list[Any]) -> None:
    event, person = make_event(starts_at=starts()), make_person(zone="")
    Person.objects.filter(pk=person.pk).update(zone="Mars/Olympus")
    join(person, event)
    rounds.ring(clock=clock.now)

    assert "19:00–21:00 WIB" in mailoutbox[0].body
    assert "your time" not in mailoutbox[0].body
