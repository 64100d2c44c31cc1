"""The cases of REMINDERS.md about another time or place, and about calling off."""

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import icalendar
import pytest

from core import clock, facts
from core.models import FactDelivery
from engagement.activities.errors import TimeIsPast
from engagement.activities.services import submit
from engagement.events.models import Event
from notifications.channels.channel import Answer, Outcome
from notifications.engine.models import Message
from notifications.engine.outbox.claim import claim
from notifications.engine.outbox.send import Sender
from notifications.engine.planning.replan import plan_chunk
from tests.makers import NOW, make_group, make_organiser
from tests.makers import make_event as make_draft
from tests.notifications.cases.telling import (
    A_MOMENT,
    SETTLED,
    call_off,
    move,
    pass_by,
    pass_until,
    ring,
    rows,
    told,
)
from tests.notifications.makers import join, make_event, make_person
from tests.notifications.scripted_channel import ScriptedChannel

pytestmark = pytest.mark.django_db

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
# Friday, 19.00 to 21.00 in Jakarta.
STARTS = datetime(2027, 3, 5, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _week_before() -> None:
    clock.shift(STARTS - 7 * DAY - clock.now())


@pytest.fixture
def event() -> Event:
    return make_event(title="Race", starts_at=STARTS)


def subjects(mailoutbox: list[Any]) -> list[str]:
    return [mail.subject.partition(":")[0] for mail in mailoutbox]


def test_moved_3_days_later_with_the_reminder_pending(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=STARTS + 3 * DAY)
    pass_by(SETTLED)
    pass_until(STARTS - DAY)
    before_the_new_due = len(mailoutbox)
    pass_until(STARTS + 2 * DAY)

    assert before_the_new_due == 2
    assert told(person, mailoutbox) == [
        "You are registered: Race",
        "New time for Race: Monday, 8 Mar, 19:00–21:00 WIB",
        "Race: Monday, 8 Mar, 19:00–21:00 WIB",
    ]
    assert rows(person, topic="event_reminder", step="24h") == {
        ("event_reminder", "24h", 1): ("skipped", "moved"),
        ("event_reminder", "24h", 2): ("accepted", "on_time"),
    }


def test_moved_after_the_24_hours_reminder_went_out(event: Event, mailoutbox: list[Any]) -> None:
    knew, untold = make_person("Wati"), make_person("Budi")
    join(knew, event)
    ring()
    pass_until(STARTS - DAY)
    join(untold, event)
    move(event, starts_at=STARTS + 3 * DAY, note="The hall is taken.")
    pass_by(SETTLED)
    pass_until(STARTS + 2 * DAY)

    moved = "New time for Race: Monday, 8 Mar, 19:00–21:00 WIB"
    reminder = "Race: Monday, 8 Mar, 19:00–21:00 WIB"
    assert told(knew, mailoutbox) == [
        "You are registered: Race",
        "Race: Friday, 5 Mar, 19:00–21:00 WIB",
        moved,
        reminder,
    ]
    # She was told nothing before it was moved.
    assert told(untold, mailoutbox) == ["You are registered: Race", reminder]
    (correction,) = [mail for mail in mailoutbox if mail.subject == moved]
    assert "It was: Friday, 5 Mar, 19:00–21:00 WIB" in correction.body
    assert "Now it is: Monday, 8 Mar, 19:00–21:00 WIB" in correction.body
    assert "Why: The hall is taken." in correction.body


def test_corrected_to_a_date_in_the_past(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=clock.now() - 30 * DAY)
    pass_by(SETTLED)
    pass_by(DAY)

    assert told(person, mailoutbox) == ["You are registered: Race"]
    assert rows(person, time_version=2) == {
        ("event_reminder", "24h", 2): ("expired", "too_late"),
        ("event_reminder", "1h", 2): ("expired", "too_late"),
    }


def test_copy_of_an_old_event_is_not_published() -> None:
    organiser = make_organiser(make_group())
    old = make_draft(organiser=organiser, is_published=False)

    with pytest.raises(TimeIsPast):
        submit(person=organiser, activity=old.activity, now=NOW + 30 * DAY)

    assert not Message.objects.exists()


def test_moved_earlier_so_that_the_due_instant_is_past_is_told_once_and_late(
    event: Event, mailoutbox: list[Any]
) -> None:
    person = make_person()
    join(person, event)
    FactDelivery.objects.all().delete()
    Message.objects.all().delete()
    pass_until(STARTS - 3 * DAY)
    Message.objects.filter(step="at_once").update(state="skipped", settled_at=clock.now())
    mailoutbox.clear()
    move(event, starts_at=clock.now() + 5 * HOUR)
    pass_by(SETTLED)
    pass_by(HOUR)

    assert rows(person, topic="event_reminder", time_version=2) == {
        ("event_reminder", "24h", 2): ("accepted", "late"),
        ("event_reminder", "1h", 2): ("planned", "on_time"),
    }
    assert Message.objects.get(step="24h", time_version=2).late


def test_moved_earlier_is_folded_into_the_correction_of_those_who_knew(
    event: Event, mailoutbox: list[Any]
) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=clock.now() + 5 * HOUR)
    pass_by(SETTLED)
    pass_by(4 * HOUR)

    assert subjects(mailoutbox) == ["You are registered", "New time for Race", "Race"]
    assert rows(person, time_version=2) == {
        ("event_moved", "at_once", 2): ("accepted", "on_time"),
        ("event_reminder", "24h", 2): ("skipped", "folded"),
        ("event_reminder", "1h", 2): ("accepted", "on_time"),
    }


def test_moved_earlier_with_too_little_lead_is_folded_into_the_next_step(
    event: Event, mailoutbox: list[Any]
) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=clock.now() + 40 * timedelta(minutes=1))
    pass_by(SETTLED)

    assert subjects(mailoutbox) == ["You are registered", "New time for Race"]
    assert rows(person, topic="event_reminder", time_version=2) == {
        ("event_reminder", "24h", 2): ("expired", "too_late"),
        ("event_reminder", "1h", 2): ("skipped", "folded"),
    }


def test_several_changes_within_the_settling_time_make_one_correction(
    event: Event, mailoutbox: list[Any]
) -> None:
    person = make_person()
    join(person, event)
    ring()
    for days in (1, 2, 3):
        move(event, starts_at=STARTS + days * DAY)
        pass_by(timedelta(minutes=1))
    pass_by(SETTLED)

    assert told(person, mailoutbox)[1:] == ["New time for Race: Monday, 8 Mar, 19:00–21:00 WIB"]
    assert "It was: Friday, 5 Mar" in mailoutbox[-1].body


def test_moved_back_to_what_she_was_told_is_no_news(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    pass_until(STARTS - DAY)
    move(event, starts_at=STARTS + DAY)
    ring()
    move(event, starts_at=STARTS)
    pass_by(SETTLED)
    pass_until(STARTS - HOUR)

    assert subjects(mailoutbox) == ["You are registered", "Race", "Race"]
    assert rows(person, time_version=3) == {
        ("event_reminder", "24h", 3): ("skipped", "known"),
        ("event_reminder", "1h", 3): ("accepted", "on_time"),
    }


def test_moved_back_after_the_correction_is_corrected_again(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)
    move(event, starts_at=STARTS)
    pass_by(SETTLED)

    assert told(person, mailoutbox)[1:] == [
        "New time for Race: Saturday, 6 Mar, 19:00–21:00 WIB",
        "New time for Race: Friday, 5 Mar, 19:00–21:00 WIB",
    ]


def test_another_hall_is_told_with_the_old_and_the_new_one(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, venue="Gedung Lain")
    pass_by(SETTLED)

    assert told(person, mailoutbox)[1:] == ["New place for Race: Gedung Lain, Indonesia"]
    assert "The place was: Balai Desa, Indonesia" in mailoutbox[-1].body
    assert "It was:" not in mailoutbox[-1].body


def test_message_whose_answer_was_lost_may_have_told_the_old_time(event: Event) -> None:
    person = make_person()
    join(person, event)
    facts.deliver("notifications", now=clock.now())
    channel = ScriptedChannel(Answer(Outcome.UNKNOWN), Answer(Outcome.UNKNOWN))
    Sender(channel).batch()
    clock.shift(timedelta(minutes=5))
    Sender(channel).batch()
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)

    assert rows(person, topic="event_moved") == {("event_moved", "at_once", 2): ("accepted", "on_time")}


def test_message_under_way_during_the_move_is_corrected_once_it_has_arrived(event: Event) -> None:
    person = make_person()
    join(person, event)
    facts.deliver("notifications", now=clock.now())
    channel = ScriptedChannel()
    deliver = channel.deliver

    def moved_meanwhile(letter: Any) -> Answer:
        if len(channel.letters) == 0:
            channel.letters.append(letter)
            move(event, starts_at=STARTS + DAY)
            facts.deliver("notifications", now=clock.now())
            plan_chunk(now=clock.now())
            return Answer(Outcome.ACCEPTED)
        return deliver(letter)

    channel.deliver = moved_meanwhile  # type: ignore[method-assign]  # what happens while a letter is handed over
    Sender(channel).batch()
    no_correction_yet = rows(person, topic="event_moved")
    pass_by(SETTLED)

    assert no_correction_yet == {}
    assert rows(person, topic="event_moved") == {("event_moved", "at_once", 2): ("accepted", "on_time")}


def test_whoever_was_told_nothing_gets_no_correction(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)

    assert subjects(mailoutbox) == ["You are registered"]
    assert "Saturday, 6 Mar" in mailoutbox[0].body


def test_correction_is_found_by_the_sweep_when_its_fact_was_lost(event: Event, mailoutbox: list[Any]) -> None:
    person = make_person()
    join(person, event)
    ring()
    move(event, starts_at=STARTS + DAY)
    FactDelivery.objects.all().delete()
    pass_by(SETTLED)

    assert subjects(mailoutbox) == ["You are registered", "New time for Race"]
    assert rows(person, topic="event_reminder", time_version=1) == {
        ("event_reminder", "24h", 1): ("skipped", "moved"),
        ("event_reminder", "1h", 1): ("skipped", "moved"),
    }


def test_whoever_has_left_is_not_corrected_and_joins_again_at_the_new_time(
    event: Event, mailoutbox: list[Any]
) -> None:
    from engagement.events.services import cancel_registration

    person = make_person()
    join(person, event)
    ring()
    cancel_registration(person=person, event=event, now=clock.now())
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)
    join(person, event)
    pass_by(SETTLED)

    assert subjects(mailoutbox) == ["You are registered", "You are registered"]


def calendar_of(mail: Any) -> icalendar.Calendar:
    (file,) = [part for part in mail.attachments if part.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(file.get_content())


def test_cancelled_between_claim_and_smtp(event: Event, mailoutbox: list[EmailMessage]) -> None:
    person = make_person()
    join(person, event)
    ring()
    clock.shift(STARTS - DAY - clock.now() + A_MOMENT)
    held = claim(10)
    call_off(event)
    channel = ScriptedChannel()
    Sender(channel).batch()
    clock.shift(timedelta(minutes=5))
    ring()

    assert len(held) == 1
    assert rows(person, topic="event_reminder") == {
        ("event_reminder", "24h", 1): ("skipped", "called_off"),
        ("event_reminder", "1h", 1): ("skipped", "called_off"),
    }
    assert rows(person, topic="activity_withdrawn") == {
        ("activity_withdrawn", "at_once", 0): ("accepted", "on_time")
    }
    assert len(channel.letters) == 0


def test_calendar_keeps_its_uid_raises_sequence_and_says_cancel(
    event: Event, mailoutbox: list[EmailMessage]
) -> None:
    join(make_person(), event)
    ring()
    move(event, starts_at=STARTS + DAY)
    pass_by(SETTLED)
    call_off(event)
    ring()

    calendars = [calendar_of(mail) for mail in mailoutbox]
    entries = [calendar.walk("VEVENT")[0] for calendar in calendars]
    assert len({entry["UID"] for entry in entries}) == 1
    assert [str(calendar["METHOD"]) for calendar in calendars] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert [entry["SEQUENCE"] for entry in entries] == [0, 1, 2]
    assert entries[1].decoded("DTSTART").astimezone(UTC) == STARTS + DAY
