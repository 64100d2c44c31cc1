"""The last look before sending."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import ContactPoint, Person
from accounts.services import record_consent
from core import clock, facts
from engagement.activities.choices import State as ActivityState
from engagement.activities.models import Activity
from engagement.events.models import Event, Registration
from notifications.engine import rounds
from notifications.engine.models import Attempt, Message
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.gate import judge, read
from tests.notifications.makers import address_of, join, make_event, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return make_person("Wati")


@pytest.fixture
def event(person: Person) -> Event:
    """An event whose 24-hour reminder to the person is due now and is all that is open."""
    now = clock.now()
    event = make_event(starts_at=now + timedelta(hours=24))
    join(person, event, now=now - timedelta(days=3))
    facts.deliver("notifications", now=now)
    Message.objects.exclude(step="24h").delete()
    return event


def consent(person: Person, given: bool) -> int:
    return record_consent(
        person=person,
        purpose="reminders",
        channel="email",
        given=given,
        way="stop_link",
        language="en",
        now=clock.now(),
    ).pk


def verdict() -> tuple[str | None, str]:
    (held,) = claim(10)
    found = judge(read(held))
    return found.state, found.reason


def test_gate_lets_a_wanted_reminder_pass_to_the_verified_address(person: Person, event: Event) -> None:
    consent_id = consent(person, given=True)
    (held,) = claim(10)
    found = judge(read(held))

    assert (found.state, found.address, found.consent_id) == (None, address_of(person), consent_id)


def test_gate_reads_once(person: Person, event: Event, django_assert_num_queries: Any) -> None:
    (held,) = claim(10)
    with django_assert_num_queries(1):
        judge(read(held))


@pytest.mark.parametrize(
    ("change", "state", "reason"),
    [
        (
            lambda p, e: Activity.objects.filter(pk=e.pk).update(state=ActivityState.WITHDRAWN),
            "skipped",
            "called_off",
        ),
        (
            lambda p, e: Activity.objects.filter(pk=e.pk).update(state=ActivityState.DRAFT),
            "skipped",
            "not_open",
        ),
        (lambda p, e: Activity.objects.filter(pk=e.pk).update(time_version=2), "skipped", "moved"),
        (
            lambda p, e: Registration.objects.filter(event=e).update(
                state="cancelled", cancelled_at=clock.now()
            ),
            "skipped",
            "left",
        ),
        (lambda p, e: Registration.objects.filter(event=e).update(turn=2), "skipped", "left"),
        (
            lambda p, e: Person.objects.filter(pk=p.pk).update(erased_at=clock.now(), called=""),
            "skipped",
            "erased",
        ),
        (lambda p, e: consent(p, given=False), "skipped", "stopped"),
        (lambda p, e: p.contact_points.update(verified_at=None), "skipped", "no_address"),
        (lambda p, e: p.contact_points.update(suppressed_at=clock.now()), "skipped", "bounced"),
        (lambda p, e: clock.shift(timedelta(hours=23)), "expired", "too_late"),
    ],
)
def test_gate_stops_what_is_not_wanted_any_more(
    person: Person, event: Event, change: Any, state: str, reason: str
) -> None:
    change(person, event)

    assert verdict() == (state, reason)


def test_latest_word_counts(person: Person, event: Event) -> None:
    consent(person, given=False)
    consent(person, given=True)

    assert verdict() == (None, "on_time")


def test_stopped_message_is_still_there_to_read(person: Person, event: Event, mailoutbox: list[Any]) -> None:
    consent(person, given=False)
    rounds.work(clock=clock.now)

    message = Message.objects.get(step="24h")
    assert (mailoutbox, Attempt.objects.count()) == ([], 0)
    assert (message.state, message.reason, message.subject[:12]) == ("skipped", "stopped", "Village talk")


def test_attempt_records_the_consent_it_stood_on(person: Person, event: Event) -> None:
    consent_id = consent(person, given=True)
    rounds.work(clock=clock.now)

    assert Attempt.objects.get().consent_id == consent_id


def test_latest_address_language_and_zone_count(person: Person, event: Event, mailoutbox: list[Any]) -> None:
    Person.objects.filter(pk=person.pk).update(zone="Asia/Hong_Kong", language="en")
    ContactPoint.objects.filter(person=person).update(normalised="new@example.org")
    rounds.work(clock=clock.now)

    assert [mail.to for mail in mailoutbox] == [["new@example.org"]]
    assert "Hong Kong" in mailoutbox[0].body
