"""One event, readers in six zones: each mail shows the reader's own hour, and the event's beside it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock, facts
from engagement.events.models import Event
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db

# Friday, 19.00 to 21.00 in Jakarta, as each reader is told it on Thursday at 12.00 UTC.
STARTS = datetime(2027, 3, 5, 12, tzinfo=UTC)
EXPECTED = {
    "Asia/Jakarta": "Friday, 5 Mar, 19:00–21:00 WIB",
    "Asia/Makassar": "Friday, 5 Mar, 19:00–21:00 WIB (20:00–22:00 your time, WITA)",
    "Asia/Jayapura": "Friday, 5 Mar, 19:00–21:00 WIB (21:00–23:00 your time, WIT)",
    "Asia/Hong_Kong": "Friday, 5 Mar, 19:00–21:00 WIB (20:00–22:00 your time, Hong Kong)",
    "Asia/Kathmandu": "Friday, 5 Mar, 19:00–21:00 WIB (17:45–19:45 your time, Kathmandu)",
    "Asia/Riyadh": "Friday, 5 Mar, 19:00–21:00 WIB (15:00–17:00 your time, Riyadh)",
}


@pytest.fixture(autouse=True)
def _week_before() -> None:
    clock.shift(STARTS - timedelta(days=7) - clock.now())


def join_from(zone: str, event: Event) -> Person:
    person = make_person(zone.rsplit("/")[-1], zone=zone)
    join(person, event)
    return person


def test_each_reader_sees_own_zone_and_the_events(mailoutbox: list[Any]) -> None:
    event = make_event(title="Race", starts_at=STARTS)
    zone_of = {address_of(join_from(zone, event)): zone for zone in EXPECTED}
    rounds.ring(clock=clock.now)
    mailoutbox.clear()
    clock.shift(timedelta(days=6, minutes=1))
    rounds.ring(clock=clock.now)

    assert {zone_of[mail.to[0]]: mail.subject for mail in mailoutbox} == {
        zone: f"Race: {when}" for zone, when in EXPECTED.items()
    }
    for mail in mailoutbox:
        (html,) = [part.content for part in mail.alternatives]
        when = EXPECTED[zone_of[mail.to[0]]]
        assert f"When: {when}\n" in mail.body
        assert f'<p class="when">{when}</p>' in html


def test_hour_of_the_reminder_is_the_same_instant_for_all() -> None:
    event = make_event(starts_at=STARTS)
    for zone in EXPECTED:
        join_from(zone, event)
    facts.deliver("notifications", now=clock.now())

    assert set(Message.objects.filter(step="24h").values_list("due_at", flat=True)) == {
        event.activity.starts_at - timedelta(hours=24)
    }


def test_zone_changed_between_plan_and_send_counts(mailoutbox: list[Any]) -> None:
    event, person = make_event(starts_at=STARTS), make_person(zone="Asia/Jakarta")
    join(person, event)
    facts.deliver("notifications", now=clock.now())
    Person.objects.filter(pk=person.pk).update(zone="Asia/Riyadh")
    rounds.ring(clock=clock.now)

    assert "15:00–17:00 your time, Riyadh" in mailoutbox[0].body


def test_unknown_zone_falls_back_to_the_sites(mailoutbox: list[Any]) -> None:
    event, person = make_event(starts_at=STARTS), make_person(zone="")
    Person.objects.filter(pk=person.pk).update(zone="Mars/Olympus")
    join(person, event)
    rounds.ring(clock=clock.now)

    assert "19:00–21:00 WIB" in mailoutbox[0].body
    assert "your time" not in mailoutbox[0].body
