"""A provider that takes so many letters a minute gets no more, and what is urgent does not wait behind the rest."""

from datetime import datetime, timedelta

import pytest

from core import clock
from notifications.engine.models import Attempt, Rate
from notifications.engine.outbox import rate
from notifications.engine.outbox.send import Sender
from tests.notifications.many import due_reminders
from tests.notifications.scripted_channel import ScriptedChannel
from tests.notifications.test_letters import send_code

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


def channel_of(a_minute: int) -> ScriptedChannel:
    channel = ScriptedChannel()
    channel.rate = a_minute
    return channel


def send_all(sender: Sender, *, letters: int) -> None:
    """Send whenever the rate allows it, as soon as it does."""
    while len(sender.channel.letters) < letters:  # type: ignore[attr-defined]  # of the scripted channel
        if not sender.batch():
            clock.shift(timedelta(seconds=rate.pause(sender.channel) + 0.001))


def most_in_a_minute(moments: list[datetime]) -> int:
    return max(sum(start <= moment < start + MINUTE for moment in moments) for start in moments)


@pytest.mark.parametrize("a_minute", [2, 30, 300])
def test_no_minute_holds_more_than_the_rate_and_nothing_is_left(a_minute: int) -> None:
    letters = a_minute * 3 // 2
    due_reminders(letters)
    sender = Sender(channel_of(a_minute))

    send_all(sender, letters=letters)

    begun = list(Attempt.objects.order_by("started_at").values_list("started_at", flat=True))
    assert len({letter.address for letter in sender.channel.letters}) == letters  # type: ignore[attr-defined]
    # Not more than the rate, and not much less either.
    assert a_minute * 8 // 10 <= most_in_a_minute(begun) <= a_minute


def test_two_senders_share_one_rate() -> None:
    due_reminders(20)
    one, other = Sender(channel_of(300)), Sender(channel_of(300))

    taken = [one.batch(), other.batch(), one.batch()]
    clock.shift(timedelta(seconds=1.1))
    taken += [other.batch(), one.batch()]

    assert taken == [5, 0, 0, 5, 0]


def test_code_goes_before_all_that_waits_for_the_rate() -> None:
    due_reminders(100)
    sender = Sender(channel_of(60))
    sender.batch()
    send_code()

    send_all(sender, letters=3)

    addresses = [letter.address for letter in sender.channel.letters]  # type: ignore[attr-defined]
    assert addresses[1] == "new@example.org"


def test_what_is_not_sent_is_free_for_the_next_at_once() -> None:
    sender = Sender(channel_of(600))
    send_code()

    sent = [sender.batch(), sender.batch()]
    pause = rate.pause(sender.channel)
    clock.shift(timedelta(seconds=0.2))
    send_code()

    assert sent == [1, 0]
    # What one letter takes, not what the ten take that might have gone.
    assert pause < 0.2
    assert sender.batch() == 1


def test_without_a_rate_nothing_is_kept_of_it() -> None:
    due_reminders(3)
    sender = Sender(channel_of(0))

    assert (sender.batch(), rate.pause(sender.channel), Rate.objects.exists()) == (3, 0.0, False)
