"""A batch is read together and sent one by one; each message is still judged when its turn comes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection

from accounts.models import Person
from accounts.services import record_consent
from core import clock, facts
from engagement.activities.models import Activity
from engagement.events.models import Registration
from notifications.channels.channel import Answer, Letter, Outcome
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox import send
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.send import FIRST_BATCH, Sender
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow this machine is."""
    monkeypatch.setattr(send, "PATIENCE", timedelta(minutes=1))
    monkeypatch.setattr(send, "FRESH", timedelta(minutes=1))


def make_due(people: int) -> list[Person]:
    """So many people whose 24-hour reminder is due and is all that is open."""
    now = clock.now()
    event = make_event(starts_at=now + timedelta(hours=24))
    persons = [make_person(f"reader{number}") for number in range(people)]
    for person in persons:
        join(person, event, now=now - timedelta(days=3))
    facts.deliver("notifications", now=now)
    Message.objects.exclude(step="24h").delete()
    return persons


class Interrupted(ScriptedChannel):
    """Something happens while the first letter is on its way."""

    def __init__(self, meanwhile: Callable[[], object], *answers: Answer) -> None:
        super().__init__(*answers)
        self.meanwhile = meanwhile

    def deliver(self, letter: Letter) -> Answer:
        if not self.letters:
            self.meanwhile()
        return super().deliver(letter)


def ends() -> list[tuple[str, str]]:
    return sorted(Message.objects.values_list("state", "reason"))


def test_activity_called_off_in_mid_batch_stops_the_rest() -> None:
    make_due(4)
    channel = Interrupted(lambda: Activity.objects.update(state="withdrawn"))
    Sender(channel).batch()

    assert len(channel.letters) == 1
    assert ends() == [("accepted", "on_time"), *[("skipped", "called_off")] * 3]
    assert Attempt.objects.count() == 1


def test_time_moved_in_mid_batch_stops_the_rest() -> None:
    make_due(4)
    channel = Interrupted(lambda: Activity.objects.update(time_version=2))
    Sender(channel).batch()

    assert ends() == [("accepted", "on_time"), *[("skipped", "moved")] * 3]


def test_stop_and_leaving_in_mid_batch_are_seen_once_the_reading_is_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third, fourth = make_due(4)
    monkeypatch.setattr(send, "FRESH", timedelta(0))
    Message.objects.filter(person=first).update(free_at=clock.now() - timedelta(hours=1))

    def meanwhile() -> None:
        record_consent(
            person=second,
            purpose="reminders",
            channel="email",
            given=False,
            way="stop_link",
            language="en",
            now=clock.now(),
        )
        Registration.objects.filter(person=third).update(state="cancelled", cancelled_at=clock.now())

    channel = Interrupted(meanwhile)
    Sender(channel).batch()

    assert [letter.address for letter in channel.letters] == [address_of(first), address_of(fourth)]
    assert ends() == [("accepted", "on_time")] * 2 + [("skipped", "left"), ("skipped", "stopped")]


def test_one_attempt_at_most_is_under_way() -> None:
    make_due(6)
    under_way = []

    class Counting(ScriptedChannel):
        def deliver(self, letter: Letter) -> Answer:
            under_way.append(Attempt.objects.filter(state="started").count())
            return super().deliver(letter)

    temporary = Answer(Outcome.TEMPORARY, "451 later")
    Sender(Counting(temporary, Answer(Outcome.ACCEPTED), temporary)).batch()

    assert under_way == [1] * 6
    assert Attempt.objects.filter(state="started").count() == 0


def test_yes_is_written_down_though_the_next_one_breaks() -> None:
    make_due(2)

    class Breaks(ScriptedChannel):
        def deliver(self, letter: Letter) -> Answer:
            if self.letters:
                raise ZeroDivisionError
            return super().deliver(letter)

    Sender(Breaks()).batch()

    assert ends() == [("accepted", "on_time"), ("failed", "broken")]
    assert sorted(Attempt.objects.values_list("state", flat=True)) == ["accepted", "unknown"]


def test_slow_provider_keeps_nothing_urgent_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    make_due(5)
    monkeypatch.setattr(send, "PATIENCE", timedelta(0))
    channel = ScriptedChannel()
    sender = Sender(channel)
    taken = [sender.batch()]
    urgent = make_person("urgent")
    join(urgent, make_event())
    facts.deliver("notifications", now=clock.now())
    taken.append(sender.batch())

    assert taken == [1, 1]
    assert channel.letters[1].address == address_of(urgent)
    assert Attempt.objects.count() == Message.objects.filter(state="accepted").count() == 2
    assert Message.objects.filter(state="claimed").count() == 0


def test_batches_begin_small_and_grow_while_they_are_quickly_done() -> None:
    make_due(FIRST_BATCH * 3 + 1)
    sender = Sender(ScriptedChannel())

    assert [sender.batch() for _turn in range(4)] == [FIRST_BATCH, 2 * FIRST_BATCH, 1, 0]


def test_attempt_begins_with_a_whole_lease() -> None:
    make_due(1)
    (held,) = claim(1)
    clock.shift(timedelta(seconds=40))
    sender = Sender(ScriptedChannel())
    messages = sender._look([held])
    asked = clock.now()

    assert sender._one(messages[held.message_id], held)
    assert Message.objects.get().free_at > asked + timedelta(seconds=55)
    sender._settle()
    assert ends() == [("accepted", "on_time")]


def test_batch_asks_as_often_for_one_as_for_many() -> None:
    def asked(people: int) -> int:
        make_due(people)
        with connection.execute_wrapper(counter := Counter()):
            Sender(ScriptedChannel()).batch()
        return counter.asked

    assert asked(1) == asked(9)


class Counter:
    """Counts the statements of a sender but for the one that goes with each message, which is prepared."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, execute: Callable[..., object], *words: object) -> object:
        self.asked += 1
        return execute(*words)
