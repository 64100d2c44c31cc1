"""What dead senders leave behind is found and ended, also where no claim comes by any more."""

from datetime import timedelta
from typing import Any

import pytest

from core import clock, facts
from notifications.engine import rounds
from notifications.engine.choices import State
from notifications.engine.letters import send_letter
from notifications.engine.models import Attempt, Breaker, Message
from notifications.engine.outbox.attempts import begin
from notifications.engine.outbox.claim import Claim, claim, holds
from notifications.engine.outbox.gate import read
from notifications.engine.outbox.reconcile import reconcile
from tests.notifications.makers import join, make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Claim:
    """A due 24-hour reminder, claimed by a sender that will never say another word."""
    now = clock.now()
    join(make_person(), make_event(starts_at=now + timedelta(hours=24)), now=now - timedelta(days=3))
    facts.deliver("notifications", now=now)
    Message.objects.exclude(step="24h").delete()
    (held,) = claim(1)
    return held


def leave_alone() -> None:
    """No claim is made: the provider is away."""
    Breaker.objects.create(channel="email", failures=9, open_until=clock.now() + timedelta(days=9))


def stands() -> tuple[str, str, int]:
    return Message.objects.values_list("state", "reason", "repeats").exclude(step="1h").get()


def test_living_lease_is_left_alone(held: Claim) -> None:
    begin(read(held), held, consent_id=None)

    assert reconcile() == 0
    assert holds(held)
    assert Attempt.objects.get().state == "started"


def test_dead_lease_is_freed_and_its_holder_shut_out(held: Claim) -> None:
    message = read(held)
    clock.shift(timedelta(seconds=61))

    assert reconcile() == 1
    assert stands() == ("planned", "on_time", 0)
    assert begin(message, held, consent_id=None) is None
    assert not holds(held)


def test_attempt_left_under_way_is_counted_and_repeated_once(held: Claim, mailoutbox: list[Any]) -> None:
    begin(read(held), held, consent_id=None)
    clock.shift(timedelta(seconds=61))
    reconcile()
    once = stands()
    (again,) = claim(1)
    begin(read(again), again, consent_id=None)
    clock.shift(timedelta(seconds=61))
    reconcile()

    assert once == ("planned", "on_time", 1)
    assert stands() == ("unknown", "answer_lost", 1)
    assert list(Attempt.objects.values_list("state", "answer")) == [("unknown", "the sender died")] * 2


@pytest.mark.parametrize(
    ("has_begun", "end"), [(False, ("expired", "too_late", 0)), (True, ("unknown", "answer_lost", 1))]
)
def test_what_died_past_its_use_is_settled_while_the_provider_is_away(
    held: Claim, has_begun: bool, end: tuple[str, str, int]
) -> None:
    leave_alone()
    if has_begun:
        begin(read(held), held, consent_id=None)
    clock.shift(timedelta(hours=25))
    rounds.ring(clock=clock.now)

    assert stands() == end
    assert Attempt.objects.filter(state="started").count() == 0


def test_code_that_died_under_way_is_wiped_and_never_repeated() -> None:
    send_letter(
        address="new@example.org",
        subject="Your code",
        text="482913",
        html="",
        kind="login_code",
        user_id=None,
        useful_for=timedelta(minutes=10),
        now=clock.now(),
    )
    (held,) = claim(1)
    begin(read(held), held, consent_id=None)
    clock.shift(timedelta(minutes=2))
    reconcile()

    assert stands() == ("unknown", "answer_lost", 0)
    assert Message.objects.values_list("address", "subject", "text").get() == ("", "", "")


def test_attempt_whose_message_has_gone_on_is_ended(held: Claim) -> None:
    begin(read(held), held, consent_id=None)
    Message.objects.update(state=State.FAILED, reason="broken", settled_at=clock.now())
    young = reconcile(), Attempt.objects.get().state
    clock.shift(timedelta(seconds=61))
    reconcile()

    assert young == (0, "started")
    assert Attempt.objects.get().state == "unknown"
