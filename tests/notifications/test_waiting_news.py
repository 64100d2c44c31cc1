"""What those who wait for a seat are told: each thing once, at once, and nothing that is no longer so."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.activities.services import open_counter
from engagement.events.models import Event, Registration
from engagement.events.services import accept_offer, cancel_registration, decline_registration
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.makers import make_organiser
from tests.notifications.cases.telling import SETTLED, move, pass_by
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db


def make_full(*, starts_in: timedelta | None = None, **event: object) -> tuple[Event, Person, Person]:
    """An event with one seat, who has it and who waits for it; both have been told."""
    full = make_event(starts_in=starts_in)
    Event.objects.filter(pk=full.pk).update(seats=1, **event)
    open_counter(full.activity, "hall", ceiling=1)
    sitting, waiter = make_person("Ani"), make_person("Budi")
    join(sitting, full)
    join(waiter, full)
    return full, sitting, waiter


def ring_twice() -> None:
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)


def told(mails: list[Any], person: Person) -> list[str]:
    return [mail.subject for mail in mails if mail.to == [address_of(person)]]


def test_whoever_waits_is_told_once_and_whoever_moves_up_too(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full()

    ring_twice()
    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()

    assert told(mailoutbox, waiter) == [
        "You are on the waiting list: Village talk",
        "You have a seat now: Village talk",
    ]


def test_whoever_moved_up_before_the_first_mail_is_told_of_the_seat_alone(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full()

    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()

    assert told(mailoutbox, waiter) == ["You have a seat now: Village talk"]


def test_promoted_thirty_minutes_before_the_start_is_told_at_once(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full(starts_in=timedelta(minutes=30))

    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()

    assert told(mailoutbox, waiter) == ["You have a seat now: Village talk"]
    assert set(
        Message.objects.filter(person=waiter, topic="event_reminder").values_list("state", flat=True)
    ) <= {"skipped"}


def test_promoted_is_reminded_like_everyone(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full()
    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()
    mailoutbox.clear()

    clock.shift(timedelta(days=6, minutes=1))
    ring_twice()

    assert (len(told(mailoutbox, waiter)), told(mailoutbox, sitting)) == (1, [])


def test_offer_is_told_with_its_end_and_acceptance_is_confirmed(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full(offer_hours=24)
    ring_twice()
    mailoutbox.clear()

    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()
    body = mailoutbox[-1].body
    clock.shift(timedelta(hours=3))
    accept_offer(person=waiter, event=event, now=clock.now())
    ring_twice()

    assert "Please answer until" in body
    assert told(mailoutbox, waiter) == ["It is your turn: Village talk", "You are registered: Village talk"]


def test_offer_that_ended_before_it_was_told_is_not_told(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full(offer_hours=1)
    ring_twice()
    cancel_registration(person=sitting, event=event, now=clock.now())
    mailoutbox.clear()

    clock.shift(timedelta(hours=2))
    ring_twice()

    assert told(mailoutbox, waiter) == []


def test_declined_is_told_once_with_the_reason(mailoutbox: list[Any]) -> None:
    event = make_event()
    Event.objects.filter(pk=event.pk).update(needs_approval=True)
    person = make_person()
    join(person, event)
    event.activity.organisation.verified_at = clock.now()
    event.activity.organisation.save()
    organiser = make_organiser(event.activity.organisation)

    decline_registration(
        decided_by=organiser,
        registration=Registration.objects.get(),
        reason="Only for village staff.",
        now=clock.now(),
    )
    ring_twice()

    assert told(mailoutbox, person) == ["You cannot come this time: Village talk"]
    assert "Only for village staff." in mailoutbox[0].body


def test_called_off_is_told_to_those_who_wait(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full()
    ring_twice()
    mailoutbox.clear()

    Activity.objects.filter(pk=event.pk).update(state=State.WITHDRAWN)
    ring_twice()

    assert [told(mailoutbox, one) for one in (sitting, waiter)] == [["Called off: Village talk"]] * 2


def test_moved_is_told_to_those_who_wait_and_to_who_is_offered_a_seat(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full(offer_hours=48)
    last = make_person("Citra")
    join(last, event)
    ring_twice()
    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()
    mailoutbox.clear()

    activity = Activity.objects.get(pk=event.pk)
    move(event, starts_at=activity.starts_at + timedelta(days=1))
    pass_by(SETTLED)

    assert [len(told(mailoutbox, one)) for one in (sitting, waiter, last)] == [0, 1, 1]
    assert all(mail.subject.startswith("New time for Village talk") for mail in mailoutbox)
    assert all(
        "You do not have a seat yet; nothing else has changed for you." in mail.body for mail in mailoutbox
    )
    # Nobody without a seat has it in her calendar.
    assert [mail.attachments for mail in mailoutbox] == [[], []]


def test_moved_is_told_to_whoever_waits_for_a_decision(mailoutbox: list[Any]) -> None:
    event = make_event()
    Event.objects.filter(pk=event.pk).update(needs_approval=True)
    before, after = make_person("Ani"), make_person("Budi")
    join(before, event)
    ring_twice()

    move(event, starts_at=event.activity.starts_at + timedelta(days=1))
    clock.shift(timedelta(seconds=1))
    join(after, event)
    pass_by(SETTLED)

    assert [len(told(mailoutbox, one)) for one in (before, after)] == [1, 0]


def test_whoever_moved_up_is_told_of_a_move(mailoutbox: list[Any]) -> None:
    event, sitting, waiter = make_full()
    cancel_registration(person=sitting, event=event, now=clock.now())
    ring_twice()

    move(event, starts_at=event.activity.starts_at + timedelta(days=1))
    pass_by(SETTLED)

    assert told(mailoutbox, waiter)[0] == "You have a seat now: Village talk"
    assert [subject.partition(":")[0] for subject in told(mailoutbox, waiter)[1:]] == [
        "New time for Village talk"
    ]
