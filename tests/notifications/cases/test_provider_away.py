"""The cases of REMINDERS in which the provider is away, or refuses one letter among thousands."""

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Q

from accounts.models import ContactPoint
from core import clock
from notifications.engine import rounds
from notifications.engine.counters import counters
from notifications.engine.models import Attempt, Bell, Breaker, Message
from tests.notifications.counting_sink import CountingSink
from tests.notifications.many import due_reminders
from tests.notifications.workers import Worker, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]

USEFUL, TOO_LATE = 4000, 1000


def standing() -> dict[str, int]:
    """How many messages stand how."""
    return dict(Counter(Message.objects.exclude(state="skipped").values_list("state", flat=True)))


def rung_at() -> datetime | None:
    return Bell.objects.filter(name="ring").values_list("rung_at", flat=True).first()


def pass_time(minutes: int, *, step: int, worker: Worker) -> None:
    """So many minutes in steps; at each the bell rings once at least."""
    for _turn in range(0, minutes, step):
        clock.shift(timedelta(minutes=step))
        before = clock.now()
        wait_until(lambda before=before: (rung_at() or before) > before, each=worker.ring)  # type: ignore[misc]


def test_smtp_down_10_minutes_then_3_hours_with_5000_due(tmp_path: Path, redis_url: str) -> None:
    """4,000 are useful all along; 1,000 fall due in the long outage and are of no use when it ends."""
    due_reminders(USEFUL)
    due_reminders(TOO_LATE, starts_in=timedelta(hours=2), called="hurried")
    other_steps = Q(person__called__startswith="hurried", step="24h") | Q(
        person__called__startswith="reader", step="1h"
    )
    Message.objects.filter(other_steps).update(state="skipped", settled_at=clock.now())
    sink = CountingSink(tmp_path)

    with Worker(mail_url=sink.url, redis_url=redis_url) as worker:
        pass_time(10, step=2, worker=worker)
        in_the_first = (standing(), Breaker.objects.get().failures > 0)
        sink.start()
        wait_until(lambda: sink.letters() > USEFUL // 4, each=lambda: _wake(worker), seconds=90)
        sink.stop()
        pass_time(180, step=30, worker=worker)
        in_the_second = (sink.letters() < USEFUL, Breaker.objects.get().failures > 0)
        sink.start()
        wait_until(lambda: standing().get("accepted") == USEFUL, each=lambda: _wake(worker), seconds=180)
    sink.stop()

    assert in_the_first == ({"planned": USEFUL + TOO_LATE}, True)
    assert in_the_second == (True, True)
    assert standing() == {"accepted": USEFUL, "expired": TOO_LATE}
    assert set(Message.objects.values_list("tries", flat=True)) == {0}
    assert set(sink.times()) == {f"reader{number}@contoh.test" for number in range(USEFUL)}
    # The sink went away once in mid-send: one letter's answer was lost then, and is counted.
    repeats = counters(now=clock.now())["unknown_repeats"]
    assert sink.letters() - USEFUL <= repeats <= 1
    assert len(sink.accepted()) == USEFUL


def test_after_an_outage_it_drains_at_the_set_rate(tmp_path: Path, redis_url: str) -> None:
    """Thirty a second, from two workers together: what takes one second without a rate takes ten."""
    due_reminders(300)
    sink = CountingSink(tmp_path)
    one, other = (Worker(mail_url=sink.url, redis_url=redis_url, mail_rate=1800) for _number in range(2))

    with one, other:
        pass_time(10, step=2, worker=one)
        in_the_outage = sink.letters()
        sink.start()
        # Longer than a provider is ever left alone.
        clock.shift(timedelta(minutes=7))
        wait_until(lambda: standing().get("accepted") == 300, each=other.ring, seconds=90)
    sink.stop()

    contacts = Attempt.objects.filter(state="accepted", message__step="24h")
    moments = list(contacts.order_by("started_at").values_list("started_at", flat=True))
    assert (in_the_outage, len(sink.times()), sink.letters()) == (0, 300, 300)
    # The first may have been slow, and one more second's worth may have been under way.
    assert moments[-1] - moments[0] >= timedelta(seconds=7)
    assert Breaker.objects.get().failures == 0


def _wake(worker: Worker) -> None:
    """Let a minute pass, so that a provider left alone is tried again."""
    clock.shift(timedelta(minutes=1))
    worker.ring()


def test_one_template_raises_and_one_recipient_is_550_among_5000(tmp_path: Path, settings: Any) -> None:
    text = tmp_path / "notifications" / "event_reminder" / "text.txt"
    text.parent.mkdir(parents=True)
    text.write_text('{% if person.called == "reader3" %}{% include "no/such/template.txt" %}{% endif %}Soon.')
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
    due_reminders(5000)
    ContactPoint.objects.filter(normalised="reader4@contoh.test").update(normalised="nobody@contoh.test")
    with CountingSink(tmp_path) as sink:
        settings.MAILERS = {
            "default": {
                "BACKEND": "notifications.channels.smtp.SmtpBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": sink.port, "timeout": 20},
            }
        }
        rounds.ring(clock=clock.now, seconds=300)

    failed = Message.objects.filter(state="failed").values_list("person__called", "reason")
    assert sorted(failed) == [("reader3", "broken"), ("reader4", "refused")]
    assert Message.objects.filter(step="24h", state="accepted").count() == 4998
    assert len(sink.times()) == sink.times().total() == 4998
    assert list(ContactPoint.objects.filter(suppressed_at__isnull=False).values_list("normalised")) == [
        ("nobody@contoh.test",)
    ]
