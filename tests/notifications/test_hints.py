"""The hint saves the minute until the next bell, and its loss costs a request nothing."""

import time
from collections.abc import Iterator

import pytest
from celery import Celery
from redis import Redis

from config.celery import app as site_app
from notifications.engine import hints
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.smtp_sink import SmtpSink, free_port
from tests.notifications.workers import Worker, wait_until


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(hints, "_silent_until", 0.0)
    yield
    site_app.set_current()


def use_broker(url: str) -> None:
    app = Celery(broker=url, set_as_current=True)
    app.conf.broker_transport_options = site_app.conf.broker_transport_options


def test_redis_away_costs_a_request_no_time_and_no_error() -> None:
    use_broker(f"redis://127.0.0.1:{free_port()}/0")
    started = time.monotonic()
    for _turn in range(100):
        hints.hint()

    assert time.monotonic() - started < 2
    assert hints._silent_until > time.monotonic() + 20


def test_crowd_gives_one_hint(redis_url: str) -> None:
    use_broker(redis_url)
    for _turn in range(50):
        hints.hint()

    with Redis.from_url(redis_url) as redis:
        assert 1 <= redis.llen("celery") <= 2


@pytest.mark.workers
@pytest.mark.django_db(transaction=True)
def test_registration_is_confirmed_before_any_bell_rings(sink: SmtpSink, redis_url: str) -> None:
    use_broker(redis_url)
    person, event = make_person(), make_event()
    with Worker(mail_url=sink.url, redis_url=redis_url):
        join(person, event)
        wait_until(lambda: Message.objects.filter(state="accepted").exists())

    assert sink.times() == {address_of(person): 1}
