"""The cases of REMINDERS.md about who joins, leaves, runs it, stops the messages or is erased."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from accounts.models import Membership, Person
from core import clock, facts
from engagement.activities.choices import Role
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.services import open_counter
from engagement.events.models import Event
from engagement.events.services import cancel_registration
from notifications.engine.models import Message
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.send import Sender
from tests.notifications.cases.telling import SETTLED, move, pass_by, pass_until, ring, rows, told
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db

DAY, HOUR, MINUTE, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
STARTS = datetime(2027, 3, 5, 12, tzinfo=UTC)
REMINDED = "Race: Friday, 5 Mar, 19:00–21:00 WIB"


@pytest.fixture(autouse=True)
def _week_before() -> None:
    clock.shift(STARTS - 7 * DAY - clock.now())


@pytest.fixture
def event() -> Event:
    return make_event(title="Race", starts_at=STARTS)


def test_leaves_one_second_before_due_and_joins_again_a_minute_later(
    event: Event, mailoutbox: list[Any]
) -> None:
    person = make_person()
    join(person, event)
    ring()
    # The clock runs on meanwhile: a minute is room enough, and the moment of leaving is said.
    pass_until(STARTS - DAY - timedelta(minutes=1))
    cancel_registration(person=person, event=event, now=STARTS - DAY - SECOND)
    pass_until(STARTS - DAY + timedelta(minutes=1))
    join(person, event)
    ring()
    pass_until(STARTS - HOUR)

    # Her second confirmation says what the reminder would have said.
    assert told(person, mailoutbox) == ["You are registered: Race"] * 2 + [REMINDED]
    assert [
        (row.turn, row.step, row.state, row.reason)
        for row in Message.objects.filter(topic="event_reminder").order_by("turn", "due_at")
    ] == [
        (1, "24h", "skipped", "left"),
        (1, "1h", "skipped", "left"),
        (2, "24h", "skipped", "joined_later"),
        (2, "1h", "accepted", "on_time"),
    ]


def test_joins_after_the_24_hours_due_and_before_the_start(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    clock.shift(6 * DAY + 5 * HOUR)
    join(person, event)
    ring()
    pass_until(STARTS - HOUR)

    assert told(person, mailoutbox) == ["You are registered: Race", REMINDED]
    assert "Friday, 5 Mar, 19:00–21:00 WIB" in mailoutbox[0].body
    assert rows(person, step="24h") == {("event_reminder", "24h", 1): ("skipped", "joined_later")}


def test_account_erased_in_mid_flight(event: Event) -> None:
    person = make_person()
    join(person, event)
    facts.deliver("notifications", now=clock.now())
    clock.shift(6 * DAY + SECOND)
    Message.objects.filter(step="at_once").update(state="skipped", settled_at=clock.now())
    (held,) = claim(10)
    Person.objects.filter(pk=person.pk).update(erased_at=clock.now(), called="", user=None)
    clock.shift(timedelta(minutes=5))
    channel = ScriptedChannel()
    Sender(channel).batch()

    assert (held.topic, channel.letters) == ("event_reminder", [])
    assert rows(person, step="24h") == {("event_reminder", "24h", 1): ("skipped", "erased")}
    assert set(Message.objects.values_list("subject", "text")) == {("", "")}


def test_one_click_between_planning_and_sending_stops_it_and_a_scanners_get_does_not(
    event: Event, mailoutbox: list[Any]
) -> None:
    stopped, scanned = make_person("Wati"), make_person("Budi")
    for person in (stopped, scanned):
        join(person, event)
    ring()
    links = {mail.to[0]: mail.extra_headers["List-Unsubscribe"].strip("<>") for mail in mailoutbox}
    browser = Client()
    browser.post(links[address_of(stopped)], {"List-Unsubscribe": "One-Click"})
    browser.get(links[address_of(scanned)])
    pass_until(STARTS - DAY)

    assert (told(stopped, mailoutbox)[1:], told(scanned, mailoutbox)[1:]) == ([], [REMINDED])
    assert rows(stopped, step="24h") == {("event_reminder", "24h", 1): ("skipped", "stopped")}


def make_leader(event: Event) -> Person:
    """She planned the event and organises for its group."""
    leader = make_person("Rukun")
    Membership.objects.create(
        person=leader, organisation=event.activity.organisation, role="organiser", joined_at=clock.now()
    )
    Activity.objects.filter(pk=event.pk).update(created_by=leader)
    return leader


def help_at(event: Event, person: Person, role: Role) -> None:
    ActivityRole.objects.create(
        activity=event.activity, person=person, role=role, given_at=clock.now(), accepted_at=clock.now()
    )


def test_leader_who_volunteers_and_attends_gets_one_message(event: Event, mailoutbox: list[Any]) -> None:
    leader, at_the_door, reader = make_leader(event), make_person("Pintu"), make_person("Wati")
    help_at(event, leader, Role.DOOR)
    help_at(event, at_the_door, Role.DOOR)
    for person in (leader, reader):
        join(person, event)
    ring()
    mailoutbox.clear()
    pass_until(STARTS - DAY)

    assert [told(person, mailoutbox) for person in (leader, at_the_door, reader)] == [[REMINDED]] * 3
    bodies = {
        person: body for person in ("Rukun", "Pintu", "Wati") for body in _bodies_to(person, mailoutbox)
    }
    assert ["which you organise" in bodies[name] for name in ("Rukun", "Pintu", "Wati")] == [
        True,
        True,
        False,
    ]
    assert "2 people are coming." in bodies["Rukun"]


def _bodies_to(called: str, mailoutbox: list[Any]) -> list[str]:
    return [mail.body for mail in mailoutbox if f"Hello {called}," in mail.body]


def test_leader_who_joins_after_she_was_planned_for_is_still_told_once(
    event: Event, mailoutbox: list[Any]
) -> None:
    leader = make_leader(event)
    ring()
    join(leader, event)
    cancel_registration(person=leader, event=event, now=clock.now())
    join(leader, event)
    ring()
    mailoutbox.clear()
    pass_until(STARTS - DAY)
    pass_until(STARTS - HOUR)

    assert told(leader, mailoutbox) == [REMINDED] * 2


def test_helper_who_was_reminded_is_corrected_too(event: Event, mailoutbox: list[Any]) -> None:
    helper = make_person("Pintu")
    help_at(event, helper, Role.DOOR)
    ring()
    mailoutbox.clear()
    pass_until(STARTS - DAY)
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)

    assert told(helper, mailoutbox) == [REMINDED, "New time for Race: Saturday, 6 Mar, 19:00–21:00 WIB"]


def test_whoever_helps_no_more_is_not_reminded(event: Event, mailoutbox: list[Any]) -> None:
    helper = make_person("Pintu")
    help_at(event, helper, Role.DOOR)
    ring()
    mailoutbox.clear()
    ActivityRole.objects.update(ended_at=clock.now())
    pass_until(STARTS - DAY)

    assert told(helper, mailoutbox) == []
    assert rows(helper, step="24h") == {("event_reminder_team", "24h", 1): ("skipped", "left")}


def test_promoted_from_the_waiting_list_30_minutes_before_is_told_at_once(mailoutbox: list[Any]) -> None:
    """Also in her quiet hours, and on a day on which she was written to often: it is held for nothing."""
    midnight = STARTS - 3 * DAY + 5 * HOUR
    full = make_event(title="Night walk", starts_at=midnight)
    Event.objects.filter(pk=full.pk).update(seats=1)
    open_counter(full.activity, "hall", ceiling=1)
    sitting, waiter = make_person("Ani"), make_person("Budi")
    Person.objects.filter(pk=waiter.pk).update(quiet_from=time(21), quiet_until=time(7))
    join(sitting, full)
    join(waiter, full)
    pass_until(midnight - 30 * MINUTE)
    for number in range(4):
        join(waiter, make_event(title=f"Talk {number}", starts_at=STARTS))
    ring()
    before = len(told(waiter, mailoutbox))

    cancel_registration(person=sitting, event=full, now=clock.now())
    ring()

    assert before == 4
    assert told(waiter, mailoutbox)[before:] == ["You have a seat now: Night walk"]
