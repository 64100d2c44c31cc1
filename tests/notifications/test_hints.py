"""The hint saves the minute until the next bell, and its loss costs a request nothing."""

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from celery import Celery
from redis import Redis

from config.celery import app as site_app
from core import clock
from notifications.engine import hints, rounds, without_broker
from notifications.engine.letters import send_letter
from notifications.engine.models import Message
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.smtp_sink import SmtpSink, free_port
from tests.notifications.workers import Worker, wait_until


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(hints, "_silent_until", 0.0)
    monkeypatch.setattr(hints, "_is_away", False)
    yield
    site_app.set_current()


def use_broker(url: str) -> None:
    app = Celery(broker=url, set_as_current=True)
    app.conf.broker_transport_options = site_app.conf.broker_transport_options


def send_code(address: str) -> None:
    send_letter(
        address=address,
        subject="Your code",
        text="Your code is 482913",
        html="",
        kind="login_code",
        user_id=None,
        useful_for=timedelta(minutes=10),
        now=clock.now(),
    )


def test_redis_away_costs_a_request_no_error_and_the_next_ones_no_try() -> None:
    use_broker(f"redis://127.0.0.1:{free_port()}/0")

    given = {hints.hint() for _turn in range(100)}

    assert given == {False}
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


@pytest.mark.django_db(transaction=True)
def test_code_goes_out_once_though_the_broker_is_away(mailoutbox: list[Any]) -> None:
    use_broker(f"redis://127.0.0.1:{free_port()}/0")
    join(make_person(), make_event())
    for number in range(3):
        send_code(f"new{number}@example.org")
    wait_until(lambda: Message.objects.filter(state="accepted").count() == 3)
    without_broker.send_codes()
    rounds.work(clock=clock.now)

    letters = [mail.to[0] for mail in mailoutbox if mail.subject == "Your code"]
    assert sorted(letters) == ["new0@example.org", "new1@example.org", "new2@example.org"]


@pytest.mark.django_db(transaction=True)
def test_code_is_left_to_the_workers_while_there_is_a_broker(redis_url: str, mailoutbox: list[Any]) -> None:
    use_broker(redis_url)
    for number in range(3):
        send_code(f"new{number}@example.org")
    time.sleep(0.5)

    assert (mailoutbox, Message.objects.get(address="new0@example.org").state) == ([], "planned")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("people", "asked"), [(9, 0), (25, 1)])
def test_round_with_much_to_do_asks_for_one_beside_it(redis_url: str, people: int, asked: int) -> None:
    use_broker(redis_url)
    event = make_event()
    for number in range(people):
        join(make_person(f"p{number}"), event)
    with Redis.from_url(redis_url) as redis:
        redis.flushdb()
        hints._silent_until = 0.0
        rounds.work(clock=clock.now)

        assert redis.llen("celery") == asked
