"""What a rule would do, before it is saved; and the test to oneself."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessLog, ContactPoint, Person
from accounts.services import record_consent
from core import clock
from engagement.events.models import Registration
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine import rounds
from notifications.engine.models import Message
from notifications.engine.planning.replan import occasion_of
from notifications.rules.models import ReminderRule
from notifications.rules.preview import Fate, preview
from tests import makers
from tests.notifications.rules.makers import join, make_run_event, plan, send

pytestmark = pytest.mark.django_db

FORM = {"is_on": "on", "timing": "hours", "hours": "6", "for_whom": "all"}


def test_groups_say_who_gets_it_when_in_which_language_and_who_does_not() -> None:
    organiser, event = make_run_event()
    zones = {
        "Ani": "Asia/Jakarta",
        "Budi": "Asia/Hong_Kong",
        "Citra": "Asia/Hong_Kong",
        "Dewi": "Asia/Jakarta",
    }
    people = {name: makers.make_person(name, zone=zone) for name, zone in zones.items()}
    for person in people.values():
        register(person=person, event=event, mode=Mode.HALL, party_size=1, now=clock.now())
    ContactPoint.objects.filter(person=people["Citra"]).update(verified_at=None)
    record_consent(
        person=people["Dewi"],
        purpose="reminders",
        channel="email",
        given=False,
        way="stop_link",
        language="en",
        now=clock.now(),
    )
    before = Message.objects.count()

    found = preview(occasion_of(event.pk, []), "24h", now=clock.now())

    assert {(group.fate, group.zone, group.number, group.people[0][1]) for group in found.groups} == {
        (Fate.GOES, "Asia/Jakarta", 1, "Ani"),
        (Fate.GOES, "Asia/Hong_Kong", 1, "Budi"),
        (Fate.NO_ADDRESS, "Asia/Hong_Kong", 1, "Citra"),
        (Fate.STOPPED, "Asia/Jakarta", 1, "Dewi"),
    }
    assert (found.gets_it, found.does_not) == (2, 2)
    assert Message.objects.count() == before
    assert organiser.pk not in found.looked_at


def test_quiet_hours_are_said() -> None:
    """It starts at 06:00: a day before she who has quiet hours still sleeps, and an hour before too."""
    night = {"quiet_from": time(21), "quiet_until": time(7)}
    day = (clock.now() + timedelta(days=10)).astimezone(ZoneInfo("Asia/Jakarta")).date()
    _organiser, event = make_run_event(
        starts_at=datetime.combine(day, time(6), ZoneInfo("Asia/Jakarta")).astimezone(UTC)
    )
    join(event, "Ani", "Budi")
    Person.objects.filter(called="Ani").update(**night)
    occasion = occasion_of(event.pk, [])

    found = {
        (step, group.people[0][1]): (group.fate, group.due_at.astimezone(ZoneInfo("Asia/Jakarta")).hour)
        for step in ("24h", "1h")
        for group in preview(occasion, step, now=clock.now()).groups
    }

    assert found == {
        ("24h", "Ani"): (Fate.LATER, 7),
        ("24h", "Budi"): (Fate.GOES, 6),
        ("1h", "Ani"): (Fate.SOONER, 20),
        ("1h", "Budi"): (Fate.GOES, 5),
    }


def test_who_has_had_the_step_is_said() -> None:
    _organiser, event = make_run_event()
    join(event, "Ani")
    plan()
    clock.shift(timedelta(days=2, minutes=1))
    send()

    (group,) = preview(occasion_of(event.pk, []), "24h", now=clock.now()).groups

    assert group.fate == Fate.HAD_IT


def test_page_shows_it_logs_the_look_and_saves_nothing() -> None:
    organiser, event = make_run_event()
    (ani,) = join(event, "Ani")
    browser = makers.signed_in(organiser)

    page = browser.post(
        f"/a/{event.activity.code}/reminders/new/",
        {**FORM, "preview": "1"},
        headers={"accept-language": "en"},
    ).content.decode()

    assert "1 person gets it." in page
    assert "Ani" in page
    assert ReminderRule.objects.count() == 0
    assert list(AccessLog.objects.values_list("person", "what")) == [(ani.pk, "reminder_preview")]


def test_preview_asks_as_often_for_200_as_for_1() -> None:
    _organiser, event = make_run_event()
    asked = []
    for number in (1, 199):
        join(event, *(f"Orang {one}" for one in range(number)))
        with CaptureQueriesContext(connection) as queries:
            preview(occasion_of(event.pk, []), "24h", now=clock.now())
        asked.append(len(queries))

    assert asked == [10, 10]


def test_page_saves_changes_and_removes_a_reminder() -> None:
    organiser, event = make_run_event()
    browser, path = makers.signed_in(organiser), f"/a/{event.activity.code}/reminders/"

    browser.post(f"{path}new/", {**FORM, "save": "1"})
    added = ReminderRule.objects.get()
    browser.post(f"{path}{added.step}/", {**FORM, "hours": "7", "save": "1"})
    changed = ReminderRule.objects.get()
    refused = browser.post(
        f"{path}{added.step}/", {**FORM, "text": "{nama}", "save": "1"}, headers={"accept-language": "en"}
    )
    browser.post(f"{path}{added.step}/remove/")

    assert (added.minutes, changed.minutes, changed.step) == (360, 420, added.step)
    assert (refused.status_code, "We do not know {nama}." in refused.content.decode()) == (422, True)
    assert ReminderRule.objects.count() == 0


def test_test_is_one_real_mail_to_herself_and_leaves_nothing_behind(mailoutbox: list[Any]) -> None:
    organiser, event = make_run_event()
    join(event, "Ani")
    rounds.ring(clock=clock.now)
    mailoutbox.clear()

    answer = makers.signed_in(organiser).post(
        f"/a/{event.activity.code}/reminders/24h/",
        {**FORM, "text": "Bring water, {name}.", "test": "1"},
    )
    rounds.ring(clock=clock.now)

    assert answer.status_code == 200
    (mail,) = mailoutbox
    assert mail.to == [organiser.user.email if organiser.user else ""]
    assert mail.subject.startswith("Test: Temu warga")
    assert "This is a test: only you got it." in mail.body
    assert "Bring water, Rukun." in mail.body
    assert not Registration.objects.filter(person=organiser).exists()
    assert ReminderRule.objects.count() == 0


def test_tests_are_limited() -> None:
    organiser, event = make_run_event()
    browser, form = makers.signed_in(organiser), {**FORM, "test": "1"}
    path = f"/a/{event.activity.code}/reminders/24h/"

    statuses = [browser.post(path, form).status_code for _turn in range(11)]

    assert statuses == [200] * 10 + [422]
