"""Redis is absent altogether: no hint, no worker, only the bell; nothing is lost and nothing goes twice."""

from datetime import timedelta
from pathlib import Path

import pytest

from core import clock
from notifications.engine.models import Message
from tests.notifications.counting_sink import CountingSink
from tests.notifications.many import due_reminders
from tests.notifications.workers import Ringer, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]

REMINDERS, KILLS = 400, 2


def test_with_hints_off_the_bell_alone_sends_all_though_it_is_killed(tmp_path: Path) -> None:
    due_reminders(REMINDERS)
    with CountingSink(tmp_path) as sink:
        ringer = Ringer(mail_url=sink.url)
        for kill in range(1, KILLS + 1):
            ringing = ringer.start()
            wait_until(lambda kill=kill: sink.letters() >= kill * REMINDERS // (KILLS + 1))  # type: ignore[misc]
            ringing.kill()
            ringing.wait()
            # The next bell rings when what the dead one held is free again.
            clock.shift(timedelta(minutes=1))
        ended = ringer.start().wait(timeout=120)

    rows = Message.objects.filter(step="24h")
    repeats = sum(rows.values_list("repeats", flat=True))
    assert ended == 0
    assert set(rows.values_list("state", flat=True)) == {"accepted"}
    assert len(sink.accepted()) == REMINDERS
    assert sink.letters() - REMINDERS <= repeats <= KILLS
