"""Each rule of the promise can be broken, and is then found; where nothing is wrong, none is."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.services import record_consent
from core import clock, facts
from engagement.activities.models import Activity
from notifications.engine import rounds
from notifications.engine.invariants import broken, rules
from notifications.engine.models import Attempt, Message
from tests.notifications.makers import join, make_event, make_person

pytestmark = pytest.mark.django_db

MINUTE = timedelta(minutes=1)


@pytest.fixture
def message(mailoutbox: list[Any]) -> Message:
    """One that was planned, sent, and broke no rule."""
    join(make_person(), make_event())
    rounds.ring(clock=clock.now)
    return Message.objects.get(step="at_once")


def attempt(message: Message, **changes: Any) -> Attempt:
    now = clock.now()
    values: dict[str, Any] = {
        "fence": 7,
        "channel": "email",
        "mail_id": Attempt.objects.get(message=message, fence=1).mail_id,
        "state": "accepted",
        "started_at": now,
        "ended_at": now,
    }
    return Attempt.objects.create(message=message, **(values | changes))


def change(message: Message, **values: Any) -> None:
    Message.objects.filter(pk=message.pk).update(**values)


def make_code(message: Message, **values: Any) -> None:
    values = {"person": None, "topic": "letter"} | values
    change(message, **values)


def make_repeated_code(message: Message) -> None:
    make_code(message, repeats=1, subject="", text="")
    attempt(message)


def say_no(message: Message) -> None:
    assert message.person is not None
    no = record_consent(
        person=message.person,
        purpose="reminders",
        channel="email",
        given=False,
        way="stop_link",
        language="en",
        now=clock.now(),
    )
    Attempt.objects.update(consent=no)


def call_off(message: Message, *, ago: timedelta) -> None:
    Activity.objects.update(state="withdrawn")
    facts.record("activity_withdrawn", now=clock.now() - ago, activity=message.activity_id)


def plan_twin(message: Message) -> None:
    twin = coming()
    twin.pk, twin.code, twin.turn = None, "TWIN", 2
    twin.save(force_insert=True)


def coming() -> Message:
    """The reminder of the same person that is still planned."""
    return Message.objects.get(step="24h", turn=1)


BREAK: dict[str, Callable[[Message], object]] = {
    "handed_over_once": lambda m: attempt(m, state="unknown", answer="the sender died"),
    "repeated_once_at_most": lambda m: change(m, repeats=2),
    "code_never_repeated": make_repeated_code,
    "one_mail_id": lambda m: attempt(m, mail_id="<other@example.org>", state="temporary"),
    "accepted_by_a_provider": lambda m: Attempt.objects.update(state="temporary"),
    "attempt_is_held": lambda m: attempt(
        m, state="started", started_at=clock.now() - 11 * MINUTE, ended_at=None
    ),
    "lease_ends": lambda m: change(m, state="claimed", settled_at=None, free_at=clock.now() - 11 * MINUTE),
    "use_ends": lambda m: change(coming(), useful_until=clock.now() - 11 * MINUTE),
    "planned_once": plan_twin,
    "useful_when_sent": lambda m: change(m, useful_until=clock.now() - 2 * MINUTE),
    "called_off_is_silent": lambda m: call_off(m, ago=2 * MINUTE),
    "no_means_no": say_no,
    "codes_are_wiped": make_code,
}


@pytest.mark.parametrize("name", BREAK)
def test_rule_finds_what_breaks_it(message: Message, name: str) -> None:
    before = broken()
    BREAK[name](message)
    wrong = coming() if name in {"use_ends", "planned_once"} else message

    assert before == {}
    assert {rule.name: ids for rule, ids in broken().items()} == {name: [wrong.pk]}


def test_each_rule_has_been_broken_here() -> None:
    assert [rule.name for rule in rules()] == list(BREAK)


def test_repeat_that_was_counted_breaks_no_rule(message: Message) -> None:
    attempt(message, state="unknown", answer="the sender died")
    change(message, repeats=1)

    assert broken() == {}


def test_news_of_calling_off_is_no_breach(message: Message, mailoutbox: list[Any]) -> None:
    call_off(message, ago=timedelta(0))
    rounds.ring(clock=clock.now)

    assert [mail.subject for mail in mailoutbox][1:] == ["Called off: Village talk"]
    assert broken() == {}


def test_check_says_what_is_broken_and_fails(message: Message) -> None:
    out = StringIO()
    call_command("reminders", "check", stdout=out)
    change(message, repeats=2)
    with pytest.raises(CommandError, match=f"1 of {len(BREAK)} rules are broken"):
        call_command("reminders", "check", stdout=out)

    assert out.getvalue().splitlines() == [
        f"All {len(BREAK)} rules hold.",
        f"A message is repeated once at most. Not so for 1: {message.pk} (repeated_once_at_most)",
    ]
