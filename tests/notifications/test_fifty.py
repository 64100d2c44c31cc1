"""The case the house was first built for: fifty are registered, the hour of the reminder comes, and the worker dies."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from core import clock
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.smtp_sink import SmtpSink
from tests.notifications.workers import Worker, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]

PEOPLE = 50
# The worker dies at this many reminders: the server has the last of them, the worker has not heard so yet.
DIES_AT = 20


def status() -> dict[str, Any]:
    """What `manage.py reminders status` prints."""
    out = StringIO()
    call_command("reminders", "status", stdout=out)
    return json.loads(out.getvalue())


def has_told(messages: int) -> bool:
    return Message.objects.filter(state="accepted").count() >= messages


def test_fifty_are_reminded_once_though_the_worker_is_killed_in_mid_send(
    sink: SmtpSink, redis_url: str
) -> None:
    event = make_event(title="Race", starts_in=timedelta(days=3))
    people = [make_person(f"reader{number}") for number in range(PEOPLE)]
    addresses = [address_of(person) for person in people]
    for person in people:
        join(person, event)
    with Worker(mail_url=sink.url, redis_url=redis_url) as worker:
        wait_until(lambda: has_told(PEOPLE), each=worker.ring)
        confirmed, told = sink.accepted.copy(), status()
        sink.on_accepted = lambda _address: worker.kill() if len(sink.accepted) == PEOPLE + DIES_AT else None
        clock.shift(timedelta(days=2, minutes=1))
        wait_until(lambda: worker.is_dead, each=worker.ring)
        in_between = status()
        worker.start()
        wait_until(lambda: has_told(2 * PEOPLE), each=worker.ring)
    after = status()

    assert sorted(address for address, _mail_id in confirmed) == sorted(addresses)
    assert (told["accepted"], told["planned"], told["unknown_repeats"]) == (PEOPLE, 2 * PEOPLE, 0)
    assert (in_between["accepted"], in_between["claimed"] > 0) == (PEOPLE + DIES_AT - 1, True)
    reminders = sink.accepted[PEOPLE:]
    twice = {address for address in addresses if sink.times()[address] == 3}
    assert {address for address, _mail_id in reminders} == set(addresses)
    assert len(set(reminders)) == PEOPLE
    assert twice == {reminders[DIES_AT - 1][0]}
    assert len(reminders) == PEOPLE + after["unknown_repeats"] == PEOPLE + 1
    assert len(set(sink.accepted)) == after["accepted"] == 2 * PEOPLE
    assert [after[name] for name in ("due", "claimed", "failed", "unknown", "expired")] == [0] * 5
    assert {mail["Subject"].partition(":")[0] for _address, mail in sink.mails[PEOPLE:]} == {"Race"}
