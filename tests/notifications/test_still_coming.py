"""The question whether somebody still comes, as mail: once, with a link of one tap, nothing when it is no longer so."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import Person
from core import clock
from engagement.activities.models import Activity
from engagement.activities.services import open_counter
from engagement.events import still_links
from engagement.events.models import Event, Registration
from engagement.events.services import ask_who_still_comes, free_silent_seats, say_still_coming
from notifications.engine import rounds
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db


def make_asking(**event: object) -> Event:
    """An event in three days at which people are asked 48 hours before."""
    asking = make_event(starts_in=timedelta(days=3))
    Event.objects.filter(pk=asking.pk).update(reconfirm_hours=48, frees_silent_seats=True, **event)
    asking.refresh_from_db()
    return asking


def joined(event: Event, called: str = "Ani") -> Person:
    person = make_person(called)
    join(person, event)
    return person


def tick() -> None:
    """What the clock does each minute."""
    ask_who_still_comes(now=clock.now())
    free_silent_seats(now=clock.now())
    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)


def told(mails: list[Any], person: Person) -> list[str]:
    return [mail.subject for mail in mails if mail.to == [address_of(person)]]


def after_the_confirmation(mailoutbox: list[Any]) -> None:
    tick()
    mailoutbox.clear()
    clock.shift(timedelta(days=1, minutes=1))


def test_asked_once_with_a_link_and_the_end_of_the_time(mailoutbox: list[Any]) -> None:
    event = make_asking()
    person = joined(event)
    after_the_confirmation(mailoutbox)

    tick()
    tick()

    assert told(mailoutbox, person) == ["Are you still coming? Village talk"]
    body = mailoutbox[0].body
    assert still_links.path_of(Registration.objects.get()) in body
    assert "If we do not hear from you by then, your seat goes to somebody else." in body


def test_who_answered_before_the_mail_is_not_asked(mailoutbox: list[Any]) -> None:
    event = make_asking()
    person = joined(event)
    after_the_confirmation(mailoutbox)
    ask_who_still_comes(now=clock.now())

    say_still_coming(person=person, event=event, now=clock.now())
    tick()

    assert told(mailoutbox, person) == []


def test_silent_is_told_that_the_seat_went_and_who_waited_that_it_is_hers(mailoutbox: list[Any]) -> None:
    event = make_asking(seats=1)
    open_counter(event.activity, "hall", ceiling=1)
    silent, waiter = joined(event), joined(event, "Budi")
    after_the_confirmation(mailoutbox)
    tick()

    clock.shift(timedelta(days=1))
    tick()

    assert told(mailoutbox, silent)[1:] == ["Your seat went to others: Village talk"]
    assert told(mailoutbox, waiter)[:1] == ["You have a seat now: Village talk"]


def test_another_start_is_asked_about_anew(mailoutbox: list[Any]) -> None:
    event = make_asking()
    person = joined(event)
    after_the_confirmation(mailoutbox)
    tick()

    later = event.activity.starts_at + timedelta(days=7)
    Activity.objects.filter(pk=event.pk).update(starts_at=later, ends_at=later + timedelta(hours=2))
    clock.shift(timedelta(days=7))
    tick()

    assert told(mailoutbox, person).count("Are you still coming? Village talk") == 2
    assert Message.objects.filter(topic="still_coming", state="accepted").count() == 2


def test_mail_about_a_sensitive_event_names_nothing_and_has_no_link_to_it(mailoutbox: list[Any]) -> None:
    event = make_asking()
    Activity.objects.filter(pk=event.pk).update(is_sensitive=True)
    joined(event)
    after_the_confirmation(mailoutbox)

    tick()

    body = mailoutbox[0].body
    assert ("Village talk" in body, "/still/" in body) == (False, False)
    assert "/still/" not in Message.objects.get(topic="still_coming").text
