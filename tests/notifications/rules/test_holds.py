"""Stopping the reminders of an event, and letting them go on."""

from datetime import timedelta

import pytest

from core import clock
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.models import Activity
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.planning.sweep import sweep
from notifications.rules.models import Hold
from notifications.rules.services import hold_reminders, let_reminders_go
from tests import makers
from tests.notifications.rules.makers import join, make_run_event, plan, send

pytestmark = pytest.mark.django_db


def states(step: str) -> list[tuple[str, str, int]]:
    of_those_who_come = Message.objects.filter(step=step, topic="event_reminder")
    return list(of_those_who_come.values_list("state", "reason", "tries"))


def test_held_reminders_stay_planned_and_go_once_they_are_let_go() -> None:
    organiser, event = make_run_event()
    join(event, "Ani", "Budi")
    plan()
    send()
    hold_reminders(person=organiser, activity=event.activity, now=clock.now())
    clock.shift(timedelta(days=2, minutes=1))

    held = send()
    clock.shift(timedelta(hours=1))
    after_an_hour = send()
    let_reminders_go(person=organiser, activity=event.activity, now=clock.now())
    let_go = send()

    assert (held.letters, after_an_hour.letters) == ([], [])
    assert len(let_go.letters) == 2
    assert states("24h") == [("accepted", "on_time", 0)] * 2


def test_held_beyond_its_use_expires() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    hold_reminders(person=organiser, activity=event.activity, now=clock.now())
    clock.shift(timedelta(days=3, minutes=1))

    rounds.ring(clock=clock.now)

    assert [*states("24h"), *states("1h")] == [("expired", "too_late", 0)] * 2


def test_what_is_held_does_not_hold_up_another_event_of_the_same_group() -> None:
    organiser, event = make_run_event()
    other = makers.make_event(organiser=organiser, title="Lain", now=clock.now(), seats=None)
    join(event, *(f"Orang {number}" for number in range(25)))
    (waiting,) = join(other, "Ani")
    plan()
    send()
    hold_reminders(person=organiser, activity=event.activity, now=clock.now())
    clock.shift(timedelta(days=2, minutes=1))

    sent = send()

    assert [letter.address for letter in sent.letters] == [waiting.user.email if waiting.user else ""]
    assert states("24h").count(("planned", "on_time", 0)) == 25


def test_news_of_calling_off_is_never_held() -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    send()
    hold_reminders(person=organiser, activity=event.activity, now=clock.now())
    Activity.objects.filter(pk=event.pk).update(state=State.WITHDRAWN)

    sweep(now=clock.now())
    plan()

    assert [letter.subject for letter in send().letters] == ["Called off: Temu warga"]


def test_doing_it_twice_changes_nothing() -> None:
    organiser, event = make_run_event()
    for _turn in range(2):
        hold_reminders(person=organiser, activity=event.activity, now=clock.now())
    for _turn in range(2):
        let_reminders_go(person=organiser, activity=event.activity, now=clock.now())

    assert Hold.objects.count() == 0


def test_only_those_who_run_it_may() -> None:
    _organiser, event = make_run_event()

    for verb in (hold_reminders, let_reminders_go):
        with pytest.raises(NotAllowed):
            verb(person=makers.make_person("Orang Lain"), activity=event.activity, now=clock.now())


def test_buttons_of_the_page() -> None:
    organiser, event = make_run_event()
    browser = makers.signed_in(organiser)
    code = event.activity.code

    stopped = browser.post(f"/a/{code}/reminders/hold/", follow=True, headers={"accept-language": "en"})
    going = browser.post(f"/a/{code}/reminders/go/", follow=True, headers={"accept-language": "en"})

    assert "Let the reminders go on" in stopped.content.decode()
    assert "Stop all reminders of this event" in going.content.decode()
