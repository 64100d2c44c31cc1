"""Answers of providers, and the fence."""

from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from accounts.models import ContactPoint, Person
from core import clock, facts
from core.site import site_settings
from notifications.channels.channel import Answer, ChannelDown, Outcome
from notifications.engine import rounds
from notifications.engine.counters import counters
from notifications.engine.models import Attempt, Breaker, Message
from notifications.engine.outbox import attempts, outcome
from notifications.engine.outbox.claim import claim, holds
from notifications.engine.outbox.gate import read
from notifications.engine.outbox.send import Sender
from notifications.engine.outbox.wording import words
from tests.notifications.makers import address_of, join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db

TEMPORARY = Answer(Outcome.TEMPORARY, "451 later")
DEAD = Answer(Outcome.PERMANENT, "550 5.1.1 no such user", address_is_dead=True)
LOST = Answer(Outcome.UNKNOWN, "connection lost")


@pytest.fixture
def message() -> Message:
    """A 24-hour reminder that is due now and is all that is open."""
    (message,) = make_due(1)
    return message


def make_due(people: int) -> list[Message]:
    now = clock.now()
    event = make_event(starts_at=now + timedelta(hours=24))
    for number in range(people):
        join(make_person(f"reader{number}"), event, now=now - timedelta(days=3))
    facts.deliver("notifications", now=now)
    Message.objects.exclude(step="24h").delete()
    return list(Message.objects.all())


def test_refused_for_now_is_tried_again_after_growing_pauses(message: Message) -> None:
    sender, pauses = Sender(ScriptedChannel(*[TEMPORARY] * 4)), []
    for _turn in range(4):
        sender.batch()
        message.refresh_from_db()
        pauses.append((message.free_at - clock.now()).total_seconds())
        clock.shift(message.free_at - clock.now() + timedelta(seconds=1))
    sender.batch()
    message.refresh_from_db()

    assert (message.state, message.tries, Attempt.objects.count()) == ("accepted", 4, 5)
    assert 14 < pauses[0] < 46
    assert 119 < pauses[3] < 361
    assert len(set(Attempt.objects.values_list("mail_id", flat=True))) == 1


def test_refused_for_now_until_its_use_is_over_expires(message: Message) -> None:
    sender = Sender(ScriptedChannel(*[TEMPORARY] * 200))
    for _turn in range(100):
        clock.shift(timedelta(minutes=20))
        sender.batch()
    message.refresh_from_db()

    assert (message.state, message.reason) == ("expired", "too_late")
    assert message.tries > 10


def test_dead_address_fails_the_row_and_is_written_to_no_more(message: Message) -> None:
    Sender(ScriptedChannel(DEAD)).batch()
    message.refresh_from_db()

    assert (message.state, message.reason, message.subject[:12]) == ("failed", "refused", "Village talk")
    assert ContactPoint.objects.get().suppressed_at is not None


def test_lost_answer_is_repeated_once_with_the_same_id_and_counted(message: Message) -> None:
    channel = ScriptedChannel(LOST, LOST)
    sender = Sender(channel)
    for _turn in range(4):
        sender.batch()
        clock.shift(timedelta(minutes=2))
    message.refresh_from_db()

    assert (message.state, message.reason, message.repeats) == ("unknown", "answer_lost", 1)
    assert [letter.message_id for letter in channel.letters] == list(
        Attempt.objects.values_list("mail_id", flat=True)
    )
    assert counters(now=clock.now())["unknown_repeats"] == 1


def test_sender_that_lost_its_lease_before_the_attempt_writes_nothing(message: Message) -> None:
    (slow,) = claim(1)
    held = read(slow)
    clock.shift(timedelta(seconds=61))
    channel = ScriptedChannel()
    Sender(channel).batch()

    assert attempts.begin(held, slow, consent_id=None) is None
    assert len(channel.letters) == 1
    assert Attempt.objects.count() == 1


def test_sender_that_lost_its_lease_after_the_attempt_does_not_send_and_changes_nothing(
    message: Message,
) -> None:
    (slow,) = claim(1)
    held = read(slow)
    worded = words(held, address="x@example.org", site=site_settings())
    attempt = attempts.begin(held, slow, consent_id=None)
    assert attempt is not None
    clock.shift(timedelta(seconds=61))
    Sender(ScriptedChannel()).batch()

    assert not holds(slow)
    outcome.record(held, slow, attempt, worded, DEAD)
    message.refresh_from_db()
    assert (message.state, message.repeats, message.fence) == ("accepted", 1, 2)
    assert set(Attempt.objects.values_list("state", flat=True)) == {"unknown", "accepted"}


def test_one_that_cannot_be_worded_and_one_refused_touch_no_other(settings: Any, tmp_path: Path) -> None:
    text = tmp_path / "notifications" / "event_reminder" / "text.txt"
    text.parent.mkdir(parents=True)
    text.write_text('{% if person.called == "reader3" %}{% include "no/such/template.txt" %}{% endif %}Soon.')
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]
    make_due(12)
    dead = address_of(Person.objects.get(called="reader7"))
    channel = ScriptedChannel()
    channel.answer_for = {dead: DEAD}
    sender = Sender(channel)
    while sender.batch():
        pass

    rows = Message.objects.values_list("person__called", "state", "reason")
    ends = {called: (state, reason) for called, state, reason in rows}
    assert ends.pop("reader3") == ("failed", "broken")
    assert ends.pop("reader7") == ("failed", "refused")
    assert set(ends.values()) == {("accepted", "on_time")}
    assert len(channel.letters) == len({letter.address for letter in channel.letters}) == 11

    settings.TEMPLATES = [engine]
    call_command("reminders", "retry", stdout=StringIO())
    sender.batch()
    assert Message.objects.filter(state="accepted").count() == 11


def test_outage_spends_no_attempts_and_ends_by_itself(message: Message) -> None:
    class Down(ScriptedChannel):
        is_down = True

        def open(self) -> None:
            if self.is_down:
                raise ChannelDown("refused")

    channel = Down()
    sender = Sender(channel)
    for _minute in range(30):
        sender.batch()
        clock.shift(timedelta(minutes=1))
    during = (Attempt.objects.count(), Message.objects.get().state, Breaker.objects.get().failures > 3)
    channel.is_down = False
    clock.shift(timedelta(minutes=7))
    sender.batch()

    assert during == (0, "planned", True)
    assert Message.objects.get().state == "accepted"
    assert Breaker.objects.get().failures == 0


def test_provider_left_alone_is_not_tried_between(message: Message) -> None:
    Breaker.objects.create(channel="email", failures=1, open_until=clock.now() + timedelta(minutes=1))
    channel = ScriptedChannel()

    assert (Sender(channel).batch(), channel.letters, Message.objects.get().fence) == (0, [], 0)


def test_late_is_marked_when_it_went_out_late(message: Message) -> None:
    clock.shift(timedelta(minutes=30))
    Sender(ScriptedChannel()).batch()
    message.refresh_from_db()

    assert (message.state, message.late) == ("accepted", True)


def test_time_that_is_up_gives_the_rest_of_the_batch_back() -> None:
    make_due(4)
    taken = Sender(ScriptedChannel()).batch(until=0.0)

    assert taken == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"planned"}


def test_urgent_first_then_each_organisation_its_share() -> None:
    big = make_due(30)
    big_key = big[0].fair_key
    small = make_event(starts_at=clock.now() + timedelta(hours=24))
    for number in range(3):
        join(make_person(f"few{number}"), small, now=clock.now() - timedelta(hours=1))
    facts.deliver("notifications", now=clock.now())
    Message.objects.filter(step="1h").delete()
    first = [held.topic for held in claim(3)]
    Message.objects.filter(topic="registration_confirmation").delete()
    batch = [Message.objects.get(pk=held.message_id).fair_key for held in claim(6)]

    assert first == ["registration_confirmation"] * 3
    assert (batch.count(big_key), batch.count(small.activity.organisation_id)) == (3, 3)


def test_round_ends_when_nothing_is_left(mailoutbox: list[Any]) -> None:
    make_due(25)

    assert rounds.work(clock=clock.now) == 25
    assert len(mailoutbox) == 25
