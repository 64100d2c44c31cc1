"""Letters of signing in: first in line, wiped, never repeated."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock, facts
from notifications.channels.channel import Answer, Outcome
from notifications.engine import rounds
from notifications.engine.choices import Urgency
from notifications.engine.letters import send_letter
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox.attempts import begin
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.gate import read
from notifications.engine.outbox.send import Sender
from tests.notifications.makers import join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db


def send_code(code: str = "482913") -> Message:
    return send_letter(
        address="new@example.org",
        subject="Your code",
        text=f"Your code is {code}",
        html="",
        kind="login_code",
        user_id=None,
        useful_for=timedelta(minutes=10),
        now=clock.now(),
    )


def words_left() -> tuple[str, ...]:
    return Message.objects.values_list("address", "subject", "text", "html").get(topic="letter")


def test_letter_goes_out_once_and_its_words_are_wiped(mailoutbox: list[Any]) -> None:
    send_code()
    rounds.work(clock=clock.now)
    rounds.work(clock=clock.now)

    assert [(mail.to, mail.body) for mail in mailoutbox] == [(["new@example.org"], "Your code is 482913")]
    assert "List-Unsubscribe" not in mailoutbox[0].extra_headers
    assert words_left() == ("", "", "", "")


def test_letter_goes_before_everything_else_that_is_due() -> None:
    join(make_person(), make_event())
    facts.deliver("notifications", now=clock.now())
    letter = send_code()
    (first,) = claim(1)

    assert (first.message_id, letter.urgency) == (letter.pk, Urgency.CODE)


def test_letter_whose_answer_was_lost_is_never_sent_again() -> None:
    send_code()
    channel = ScriptedChannel(Answer(Outcome.UNKNOWN))
    sender = Sender(channel)
    sender.batch()
    clock.shift(timedelta(minutes=5))
    sender.batch()

    assert len(channel.letters) == 1
    assert Message.objects.get().state == "unknown"
    assert words_left() == ("", "", "", "")


def test_letter_whose_sender_died_is_never_sent_again() -> None:
    send_code()
    (held,) = claim(1)
    begin(read(held), held, consent_id=None)
    clock.shift(timedelta(minutes=2))
    channel = ScriptedChannel()
    Sender(channel).batch()

    assert channel.letters == []
    assert Message.objects.get().state == "unknown"
    assert Attempt.objects.get().state == "unknown"


def test_letter_that_was_refused_for_now_is_tried_again_while_it_is_useful() -> None:
    send_code()
    sender = Sender(ScriptedChannel(Answer(Outcome.TEMPORARY, "451")))
    sender.batch()
    clock.shift(timedelta(minutes=2))
    sender.batch()

    assert Message.objects.get().state == "accepted"


def test_letter_nobody_can_use_any_more_is_wiped_unsent(mailoutbox: list[Any]) -> None:
    send_code()
    clock.shift(timedelta(minutes=11))
    rounds.ring(clock=clock.now)

    assert mailoutbox == []
    assert Message.objects.get().state == "expired"
    assert words_left() == ("", "", "", "")
