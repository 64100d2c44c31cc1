"""Workers that die, double, stall or lose their broker: nothing is lost, nothing goes twice but what is counted."""

import threading
import time
from datetime import timedelta
from functools import partial

import pytest

from core import clock
from notifications.engine.counters import counters
from notifications.engine.models import Message
from notifications.engine.planning.replan import plan_person
from tests.notifications.broker import Broker
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.smtp_sink import SmtpSink
from tests.notifications.workers import Worker, wait_until

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]


def make_due_reminders(people: int) -> list[str]:
    """So many people whose 24-hour reminder is due now and whose confirmation has gone out; returns their addresses."""
    now = clock.now()
    event = make_event(starts_at=now + timedelta(hours=24))
    persons = [make_person(f"reader{number}") for number in range(people)]
    for person in persons:
        join(person, event, now=now - timedelta(days=2))
        plan_person(activity_id=event.pk, person_id=person.pk, now=now - timedelta(days=2))
    # Planned as of then, the confirmations are due; they went out in their time.
    Message.objects.filter(step="at_once").delete()
    return [address_of(person) for person in persons]


def accepted_reminders() -> int:
    return Message.objects.filter(step="24h", state="accepted").count()


def test_worker_killed_before_contact_another_sends_once(sink: SmtpSink, redis_url: str) -> None:
    addresses = make_due_reminders(5)
    goes_on = threading.Event()
    sink.on_connection = lambda number: number == 1 and goes_on.wait(60)
    with Worker(mail_url=sink.url, redis_url=redis_url) as first:
        first.ring()
        wait_until(lambda: sink.connections == 1)
    goes_on.set()

    with Worker(mail_url=sink.url, redis_url=redis_url) as second:
        wait_until(lambda: accepted_reminders() == 5, each=second.ring)

    assert sink.times() == dict.fromkeys(addresses, 1)
    assert counters(now=clock.now())["unknown_repeats"] == 0


def test_worker_killed_after_250_repeats_at_most_once_with_the_same_id(
    sink: SmtpSink, redis_url: str
) -> None:
    kill_after_250(sink, redis_url, people=50, kills=2)


def is_settled(worker: Worker, people: int) -> bool:
    return worker.is_dead or accepted_reminders() == people


def kill_after_250(sink: SmtpSink, redis_url: str, *, people: int, kills: int) -> None:
    """Let `kills` workers die one after the other, each between a "250 OK" and its writing down; then look."""
    addresses = make_due_reminders(people)
    struck = set(addresses[2 : 2 + kills])
    workers = [Worker(mail_url=sink.url, redis_url=redis_url).start()]

    def strike(address: str) -> None:
        if address in struck and sink.times()[address] == 1:
            workers[-1].kill()

    sink.on_accepted = strike
    while accepted_reminders() < people:
        worker = workers[-1]
        wait_until(partial(is_settled, worker, people), each=worker.ring)
        if worker.is_dead:
            workers.append(Worker(mail_url=sink.url, redis_url=redis_url).start())
    workers[-1].kill()

    assert len(workers) == kills + 1
    assert sink.times() == {address: 2 if address in struck else 1 for address in addresses}
    assert len(set(sink.accepted)) == people
    assert counters(now=clock.now())["unknown_repeats"] == kills


def test_three_rounds_at_once_do_the_work_of_one(sink: SmtpSink, redis_url: str) -> None:
    addresses = make_due_reminders(60)
    all_at_work = threading.Event()
    # Nobody is served before the third is there, so that no two have done it all.
    sink.on_connection = lambda number: all_at_work.set() if number >= 3 else all_at_work.wait(30)
    with Worker(mail_url=sink.url, redis_url=redis_url, at_once=3) as worker:
        for _beat in range(6):
            worker.ring()
        wait_until(lambda: accepted_reminders() == 60)
        time.sleep(0.5)

    assert sink.times() == dict.fromkeys(addresses, 1)
    assert sink.connections >= 3


def test_redis_flushed_and_restarted_everything_planned_is_sent_once(sink: SmtpSink) -> None:
    with Broker() as broker, Worker(mail_url=sink.url, redis_url=broker.url) as worker:
        (first,) = make_due_reminders(1)
        wait_until(lambda: accepted_reminders() == 1, each=worker.ring)
        addresses = make_due_reminders(20)
        worker.pause()
        worker.ring()
        broker.kill()
        worker.resume()
        broker.start()
        wait_until(lambda: accepted_reminders() == 21, each=worker.ring)

    assert sink.times() == dict.fromkeys([first, *addresses], 1)


def test_slow_sender_whose_lease_went_to_another_does_not_send(sink: SmtpSink, redis_url: str) -> None:
    (address,) = make_due_reminders(1)
    goes_on = threading.Event()
    sink.on_connection = lambda number: number == 1 and goes_on.wait(60)
    with Worker(mail_url=sink.url, redis_url=redis_url) as slow:
        slow.ring()
        wait_until(lambda: sink.connections == 1)
        slow.pause()
        goes_on.set()
        with Worker(mail_url=sink.url, redis_url=redis_url) as other:
            wait_until(lambda: accepted_reminders() == 1, each=other.ring)
        slow.resume()
        time.sleep(1)

    assert sink.times() == {address: 1}
    assert counters(now=clock.now())["unknown_repeats"] == 0
