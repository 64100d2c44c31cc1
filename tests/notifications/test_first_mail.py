"""From a registration to an accepted confirmation, through every part of the engine."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock
from notifications.engine import rounds
from notifications.engine.models import Attempt, Message
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db


def test_registration_leads_to_one_accepted_confirmation(mailoutbox: list[Any]) -> None:
    person = make_person("Dewi")
    event = make_event(starts_in=timedelta(days=7))
    join(person, event)

    rounds.ring(clock=clock.now)
    rounds.ring(clock=clock.now)

    assert [(mail.to, mail.subject) for mail in mailoutbox] == [
        ([address_of(person)], "You are registered: Village talk")
    ]
    assert dict(Message.objects.values_list("step", "state")) == {
        "at_once": "accepted",
        "24h": "planned",
        "1h": "planned",
    }
    assert Attempt.objects.get().state == "accepted"


def test_reminders_go_out_as_time_passes(mailoutbox: list[Any]) -> None:
    join(make_person(), make_event(starts_in=timedelta(days=7)))
    rounds.ring(clock=clock.now)
    mailoutbox.clear()

    clock.shift(timedelta(days=6, minutes=1))
    rounds.ring(clock=clock.now)
    after_a_day = len(mailoutbox)
    clock.shift(timedelta(hours=23))
    rounds.ring(clock=clock.now)

    assert (after_a_day, len(mailoutbox)) == (1, 2)
    assert all(mail.subject.startswith("Village talk: ") for mail in mailoutbox)
