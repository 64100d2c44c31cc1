"""Whether somebody would notice: the watchdog, the counters and the command."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from core import clock, facts
from notifications.engine import rounds
from notifications.engine.models import Bell
from notifications.engine.watchdog import problem
from tests.notifications.makers import join, make_event, make_person

pytestmark = pytest.mark.django_db


def status() -> dict[str, Any]:
    out = StringIO()
    call_command("reminders", "status", stdout=out)
    return json.loads(out.getvalue())


def test_bell_that_is_silent_for_five_minutes_is_said(client: Client) -> None:
    rounds.ring(clock=clock.now)
    healthy = (problem(clock.now()), client.get("/healthz").status_code)
    clock.shift(timedelta(minutes=5, seconds=5))
    ill = client.get("/healthz")

    assert healthy == (None, 200)
    assert (ill.status_code, len(ill.json()["problems"])) == (503, 1)


def test_bell_that_never_rang_is_said() -> None:
    Bell.objects.all().delete()

    assert problem(clock.now()) is not None


def test_status_is_json_with_the_counters(mailoutbox: list[Any]) -> None:
    join(make_person(), make_event())
    before = status()
    call_command("reminders", "ring", stdout=StringIO())
    after = status()

    assert (before["facts_owed"], before["accepted"], before["planned"]) == (1, 0, 0)
    assert after["bell_seconds"] in {0, 1}
    assert {name: after[name] for name in after if name != "bell_seconds"} == {
        "accepted": 1,
        "claimed": 0,
        "due": 0,
        "expired": 0,
        "facts_owed": 0,
        "failed": 0,
        "oldest_due_seconds": None,
        "planned": 2,
        "provider_left_alone": False,
        "skipped": {},
        "unknown": 0,
        "unknown_repeats": 0,
    }


def test_status_tells_how_old_the_oldest_due_is() -> None:
    join(make_person(), make_event())
    rounds.ring(clock=clock.now, seconds=0)
    facts.deliver("notifications", now=clock.now())
    clock.shift(timedelta(minutes=3))

    assert (status()["due"], status()["oldest_due_seconds"]) in {(1, 180), (1, 181)}
