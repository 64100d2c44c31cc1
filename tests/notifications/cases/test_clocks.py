"""The cases of REMINDERS.md about clocks that jump, and about a zone or language that changes meanwhile."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from accounts.models import Person
from core import clock
from notifications.engine.models import Message
from notifications.engine.moments import DaysBefore, HoursBefore, ReaderClock
from notifications.engine.planning.replan import ask
from notifications.rules.choices import Timing
from notifications.rules.models import ReminderRule
from tests.notifications.cases.telling import move, pass_until, ring, rows, told
from tests.notifications.makers import join, make_event, make_person

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def at(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def shown(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%F %H:%M")


# The night in which clocks go forward, by the reading of the day after.
GAPS = [("Europe/Amsterdam", date(2027, 3, 28)), ("America/New_York", date(2027, 3, 14))]
GAPS += [("Australia/Sydney", date(2027, 10, 3))]
OVERLAPS = [
    ("Europe/Amsterdam", date(2026, 10, 25), "02:30"),
    ("America/New_York", date(2026, 11, 1), "01:30"),
    ("Australia/Sydney", date(2027, 4, 4), "02:30"),
]


@pytest.mark.parametrize(("zone", "night"), GAPS)
def test_gap_nine_the_day_before_is_kept(zone: str, night: date) -> None:
    starts = at(f"{night + timedelta(days=1)}T10:00", zone)

    moment = ReaderClock(1, time(9)).moment(starts, place_zone=zone, reader_zone=zone)

    assert shown(moment.at, zone) == f"{night} 09:00"


@pytest.mark.parametrize(("zone", "night"), GAPS)
def test_gap_half_past_two_on_sunday_becomes_half_past_three(zone: str, night: date) -> None:
    starts = at(f"{night}T20:00", zone)

    moment = ReaderClock(0, time(2, 30)).moment(starts, place_zone=zone, reader_zone=zone)

    assert (shown(moment.at, zone), moment.wall_clock) == (f"{night} 03:30", f"{night}T02:30")


@pytest.mark.parametrize(("zone", "night", "reading"), OVERLAPS)
def test_overlap_is_the_first_of_the_two(zone: str, night: date, reading: str) -> None:
    starts = at(f"{night}T20:00", zone)

    moment = ReaderClock(0, time.fromisoformat(reading)).moment(starts, place_zone=zone, reader_zone=zone)

    assert moment.at + HOUR < at(f"{night}T04:00", zone)
    assert shown(moment.at, zone) == shown(moment.at + HOUR, zone) == f"{night} {reading}"


@pytest.mark.parametrize(("zone", "night"), GAPS)
def test_hours_are_absolute_and_days_keep_the_clock_of_the_place(zone: str, night: date) -> None:
    starts = at(f"{night}T19:00", zone)

    hours = HoursBefore(DAY).moment(starts, place_zone=zone, reader_zone=zone)
    days = DaysBefore(1).moment(starts, place_zone=zone, reader_zone=zone)

    assert shown(hours.at, zone) == f"{night - timedelta(days=1)} 18:00"
    assert shown(days.at, zone) == f"{night - timedelta(days=1)} 19:00"


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "night"), GAPS)
def test_reminder_over_the_gap_goes_out_once_by_the_readers_clock(
    zone: str, night: date, mailoutbox: list[Any]
) -> None:
    starts = at(f"{night + timedelta(days=1)}T19:00", zone)
    clock.shift(starts - 7 * DAY - clock.now())
    event, person = make_event(title="Race", zone=zone, starts_at=starts), make_person(zone=zone)
    ReminderRule.objects.create(
        activity=event.activity, step="24h", timing=Timing.CLOCK, days=1, at=time(9), changed_at=clock.now()
    )
    join(person, event)
    ring()
    pass_until(at(f"{night}T09:00", zone) - timedelta(minutes=1))
    before = len(mailoutbox)
    pass_until(at(f"{night}T09:00", zone))
    pass_until(at(f"{night}T09:00", zone) + HOUR)

    assert (before, len(mailoutbox)) == (1, 2)


@pytest.mark.django_db
def test_due_that_goes_back_and_forth_with_her_zone_makes_no_second_message(mailoutbox: list[Any]) -> None:
    starts = at("2027-03-05T19:00", "Asia/Jakarta")
    clock.shift(starts - 7 * DAY - clock.now())
    event, person = make_event(title="Race", starts_at=starts), make_person(zone="Asia/Jayapura")
    ReminderRule.objects.create(
        activity=event.activity, step="24h", timing=Timing.CLOCK, days=1, at=time(9), changed_at=clock.now()
    )
    join(person, event)
    ring()
    # Nine comes first in Jayapura: she is told, moves west, where nine is still to come, and back.
    pass_until(at("2027-03-04T09:00", "Asia/Jayapura"))
    for zone in ("Asia/Riyadh", "Asia/Jayapura", "Europe/Amsterdam"):
        Person.objects.filter(pk=person.pk).update(zone=zone)
        ask(event.pk)
        pass_until(at("2027-03-04T09:00", zone))

    assert len(told(person, mailoutbox)) == 2
    assert rows(person, step="24h") == {("event_reminder", "24h", 1): ("accepted", "on_time")}


@pytest.mark.django_db
def test_language_that_is_not_installed_falls_back(mailoutbox: list[Any]) -> None:
    starts = at("2027-03-05T19:00", "Asia/Jakarta")
    clock.shift(starts - 7 * DAY - clock.now())
    event, person = make_event(title="Race", starts_at=starts), make_person(language="en")
    join(person, event)
    Person.objects.filter(pk=person.pk).update(language="tl")
    ring()

    assert [(mail.extra_headers["Content-Language"], mail.subject) for mail in mailoutbox] == [
        ("id", "Anda terdaftar: Race")
    ]


@pytest.mark.django_db
def test_move_into_another_zone_is_told_in_both(mailoutbox: list[Any]) -> None:
    starts = at("2027-03-05T19:00", "Asia/Jakarta")
    clock.shift(starts - 7 * DAY - clock.now())
    event, person = make_event(title="Race", starts_at=starts), make_person(zone="Asia/Hong_Kong")
    join(person, event)
    ring()
    move(event, zone="Asia/Makassar", starts_at=at("2027-03-05T19:00", "Asia/Makassar"))
    clock.shift(timedelta(minutes=3))
    ring()

    correction = mailoutbox[-1].body
    assert "It was: Friday, 5 Mar, 19:00–21:00 WIB (20:00–22:00 your time, Hong Kong)" in correction
    assert "Now it is: Friday, 5 Mar, 19:00–21:00 WITA\n" in correction
    assert Message.objects.filter(topic="event_moved").count() == 1
