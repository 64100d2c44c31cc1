"""The case of REMINDERS: a series of 52, one moved, one deleted, "this and following" edited: plans follow exactly."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock
from engagement.activities.models import Rhythm
from engagement.activities.recurrence import Rule
from engagement.events.choices import Scope
from engagement.events.copies import hall_of, trunk_of
from engagement.events.models import Event
from engagement.events.services import change_series, make_series, register_for_dates, skip_date
from engagement.participation.choices import Mode
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.makers import make_event, make_group, make_organiser, make_person

pytestmark = pytest.mark.django_db

DATES = 52
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def work(rings: int = 3) -> None:
    """Rounds until nothing is left to take up."""
    for _ring in range(rings):
        rounds.ring(clock=clock.now)


def planned(person: Person) -> set[tuple[str, datetime]]:
    """Her reminders that are still to go out: (step, when)."""
    rows = Message.objects.filter(person=person, topic="event_reminder", state="planned")
    return set(rows.values_list("step", "due_at"))


def expected(starts: list[datetime]) -> set[tuple[str, datetime]]:
    return {row for start in starts for row in (("24h", start - DAY), ("1h", start - HOUR))}


def test_plans_of_52_dates_follow_exactly(mailoutbox: list[Any]) -> None:
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    first = now + timedelta(days=7)
    organiser, person = make_organiser(make_group()), make_person()
    event = make_event(
        organiser=organiser,
        now=now,
        seats=None,
        zone="Europe/Amsterdam",
        starts_at=first,
        ends_at=first + 2 * HOUR,
    )
    make_series(person=organiser, event=event, rule=Rule(rhythm=Rhythm.WEEKLY, times=DATES), now=now)
    register_for_dates(person=person, event=event, mode=Mode.HALL, party_size=1, now=now)
    work()
    dates = _dates()
    starts = [date.activity.starts_at for date in dates]

    # One confirmation for all of them, and two reminders for each.
    assert [mail.subject for mail in mailoutbox] == ["You are registered: Temu warga"]
    assert "51 more dates" in mailoutbox[0].body
    assert (len(starts), planned(person)) == (DATES, expected(starts))

    # One date is moved by a day, one is called off.
    moved, called_off, edited = 4, 9, 30
    later = starts[moved] + DAY
    _change(organiser, dates[moved], Scope.THIS, starts_at=later, ends_at=later + 2 * HOUR)
    skip_date(person=organiser, event=dates[called_off], now=now)
    work()
    starts[moved] = later
    still = [start for number, start in enumerate(starts) if number != called_off]
    assert planned(person) == expected(still)

    # From the 31st on they begin half an hour earlier.
    earlier = starts[edited] - timedelta(minutes=30)
    changed = _change(
        organiser, dates[edited], Scope.FOLLOWING, starts_at=earlier, ends_at=starts[edited] + 2 * HOUR
    )
    work()
    starts = [date.activity.starts_at for date in _dates()]
    still = [start for number, start in enumerate(starts) if number != called_off]
    assert len(changed) == DATES - edited
    assert starts[edited] == earlier
    assert planned(person) == expected(still)


def _dates() -> list[Event]:
    return list(Event.objects.select_related("activity__place").order_by("activity__occurrence"))


def _change(organiser: Person, event: Event, scope: Scope, **times: datetime) -> list[Event]:
    event = Event.objects.select_related("activity__place").get(pk=event.pk)
    return change_series(
        person=organiser,
        event=event,
        trunk=replace(trunk_of(event.activity), **times),  # type: ignore[arg-type]  # moments
        hall=hall_of(event),
        scope=scope,
        now=clock.now(),
    )
