"""The case of REMINDERS.md about a series: plans follow exactly what each of its 52 dates says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock
from engagement.activities.choices import State
from engagement.activities.models import Activity, Rhythm
from engagement.activities.plans import trunk_of
from engagement.activities.recurrence import Rule
from engagement.events.choices import Scope
from engagement.events.copies import hall_of
from engagement.events.models import Event
from engagement.events.services import change_series, make_series, register_for_dates, skip_date
from engagement.participation.choices import Mode
from notifications.engine.models import Message
from tests.makers import make_event, make_group, make_organiser, make_person
from tests.notifications.cases.telling import SETTLED, pass_by, ring

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
# Wednesdays, 19.00 in Jakarta.
FIRST = datetime(2027, 3, 3, 12, tzinfo=UTC)


def dates() -> list[Event]:
    found = Event.objects.select_related("activity__place").filter(activity__series__isnull=False)
    return list(found.order_by("activity__occurrence"))


def change(organiser: Person, event: Event, scope: Scope, **trunk: Any) -> None:
    change_series(
        person=organiser,
        event=event,
        trunk=replace(trunk_of(event.activity), **trunk),
        hall=hall_of(event),
        scope=scope,
        now=clock.now(),
    )


def due(person: Person) -> dict[datetime, tuple[int, int]]:
    """When her reminders of a day before are due: of which activity, for which version of its time."""
    rows = Message.objects.filter(person=person, topic="event_reminder", step="24h", state="planned")
    return {row.due_at: (row.activity_id or 0, row.time_version) for row in rows}


def as_the_dates_say() -> dict[datetime, tuple[int, int]]:
    standing = Activity.objects.filter(series__isnull=False, state=State.PUBLISHED)
    return {date.starts_at - DAY: (date.pk, date.time_version) for date in standing}


def test_series_of_52_one_date_moved_one_deleted_this_and_following_edited(mailoutbox: list[Any]) -> None:
    clock.shift(FIRST - 7 * DAY - clock.now())
    organiser, person = make_organiser(make_group()), make_person()
    first = make_event(
        organiser=organiser, now=clock.now(), starts_at=FIRST, ends_at=FIRST + timedelta(hours=2), seats=None
    )
    make_series(person=organiser, event=first, rule=Rule(rhythm=Rhythm.WEEKLY, times=52), now=clock.now())
    register_for_dates(person=person, event=first, mode=Mode.HALL, party_size=1, now=clock.now())
    ring()
    planned_at_first = due(person)
    told_at_first = [mail.subject for mail in mailoutbox]

    change(organiser, dates()[3], Scope.THIS, starts_at=FIRST + 22 * DAY, ends_at=FIRST + 22 * DAY + DAY / 12)
    skip_date(person=organiser, event=dates()[7], now=clock.now())
    third_from_the_end = dates()[49]
    starts_at = third_from_the_end.activity.starts_at + timedelta(hours=1)
    change(
        organiser,
        third_from_the_end,
        Scope.FOLLOWING,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    pass_by(SETTLED)

    assert (len(planned_at_first), len(told_at_first)) == (52, 1)
    assert len(due(person)) == 51
    assert due(person) == as_the_dates_say()
    # One date moved, three of the end an hour later, one called off: what she was told in one letter of all.
    assert sorted(mail.subject.partition(":")[0] for mail in mailoutbox[1:]) == [
        "Called off",
        *["New time for Temu warga"] * 4,
    ]
