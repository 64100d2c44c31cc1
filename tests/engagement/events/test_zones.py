"""The weeks in which clocks change, in 30 zones: page, mail and calendar file say the same minute."""

import re
from copy import copy
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from accounts.models import Person
from core.clock import Now
from core.codes import public_code
from core.models import SiteSettings
from core.site import site_settings
from engagement.activities.models import Activity
from engagement.events.calendar import Entry, feed
from engagement.events.models import Event
from engagement.events.services import register
from engagement.participation.choices import Mode
from notifications.engine.models import Message
from notifications.engine.outbox.wording import words
from notifications.engine.planning.replan import plan_person
from tests.engagement.events.calendars import by_ical, read_by_both
from tests.makers import make_event, make_person, signed_in

pytestmark = pytest.mark.django_db

# One day inside each week in which the clock of a zone changes, in 2027 (and the same weeks where it does not).
CHANGES = {
    "Europe/Amsterdam": ("2027-03-28", "2027-10-31"),
    "Europe/London": ("2027-03-28", "2027-10-31"),
    "Europe/Lisbon": ("2027-03-28", "2027-10-31"),
    "Europe/Berlin": ("2027-03-28", "2027-10-31"),
    "Europe/Athens": ("2027-03-28", "2027-10-31"),
    "Europe/Dublin": ("2027-03-28", "2027-10-31"),
    "Europe/Chisinau": ("2027-03-28", "2027-10-31"),
    "America/New_York": ("2027-03-14", "2027-11-07"),
    "America/Chicago": ("2027-03-14", "2027-11-07"),
    "America/Denver": ("2027-03-14", "2027-11-07"),
    "America/Los_Angeles": ("2027-03-14", "2027-11-07"),
    "America/Anchorage": ("2027-03-14", "2027-11-07"),
    "America/St_Johns": ("2027-03-14", "2027-11-07"),
    "America/Havana": ("2027-03-14", "2027-11-07"),
    "America/Santiago": ("2027-04-04", "2027-09-05"),
    "America/Asuncion": ("2027-03-28", "2027-10-03"),
    "Australia/Sydney": ("2027-04-04", "2027-10-03"),
    "Australia/Adelaide": ("2027-04-04", "2027-10-03"),
    "Australia/Lord_Howe": ("2027-04-04", "2027-10-03"),
    "Pacific/Auckland": ("2027-04-04", "2027-09-26"),
    "Pacific/Chatham": ("2027-04-04", "2027-09-26"),
    "Africa/Cairo": ("2027-04-30", "2027-10-29"),
    "Africa/Casablanca": ("2027-02-07", "2027-03-14"),
    "Asia/Beirut": ("2027-03-28", "2027-10-31"),
    "Asia/Jerusalem": ("2027-03-26", "2027-10-31"),
    "Asia/Jakarta": ("2027-03-28", "2027-10-31"),
    "Asia/Makassar": ("2027-03-28", "2027-10-31"),
    "Asia/Jayapura": ("2027-03-28", "2027-10-31"),
    "Asia/Kathmandu": ("2027-03-28", "2027-10-31"),
    "Asia/Riyadh": ("2027-03-28", "2027-10-31"),
}
HOURS = (0, 1, 2, 3, 4, 12, 23)
"""By the clock on the wall: around the change, and away from it."""


def moments(zone: str) -> list[datetime]:
    """Each day of the two weeks, at hours around the change, by the wall clock there."""
    own = ZoneInfo(zone)
    days = [
        datetime.fromisoformat(day) + timedelta(days=more) for day in CHANGES[zone] for more in range(-3, 4)
    ]
    return [day.replace(hour=hour, minute=30, tzinfo=own).astimezone(UTC) for day in days for hour in HOURS]


def told_by_page(client: Client, event: Event) -> tuple[datetime, str]:
    """The moment the page marks up, and the words a reader sees."""
    page = client.get(event.activity.get_absolute_url()).content.decode()
    at, said, here = re.findall(
        r'<b><time datetime="([^"]+)">([^<]+)</time>(?: <span class="muted">(\([^)]+\)))?', page
    )[0]
    return datetime.fromisoformat(at), f"{said} {here}".strip().replace("\N{WORD JOINER}", "")


def told_by_mail(event: Event, person: Person, site: SiteSettings) -> str:
    messages = Message.objects.annotate(now=Now()).select_related("person", "activity")
    message = messages.get(person=person, activity=event.activity, step="at_once")
    text = words(message, address="a@contoh.test", site=site).text
    return next(line for line in text.splitlines() if line.startswith("When: ")).removeprefix("When: ")


def test_thirty_zones_change_their_clocks_both_ways_or_never() -> None:
    steps = {}
    for zone in CHANGES:
        offsets = [moment.astimezone(ZoneInfo(zone)).utcoffset() for moment in moments(zone)]
        half = len(offsets) // 2
        steps[zone] = (len(set(offsets[:half])), len(set(offsets[half:])))

    still = {zone for zone, both in steps.items() if both == (1, 1)}
    assert len(CHANGES) == 30
    assert still == {
        "America/Asuncion",
        "Asia/Jakarta",
        "Asia/Makassar",
        "Asia/Jayapura",
        "Asia/Kathmandu",
        "Asia/Riyadh",
    }
    assert {both for zone, both in steps.items() if zone not in still} == {(2, 2)}


@pytest.mark.parametrize("zone", CHANGES)
def test_calendar_is_read_to_the_minute(zone: str) -> None:
    activity = make_event(zone=zone).activity
    held = [(starts_at, starts_at + timedelta(minutes=90)) for starts_at in moments(zone)]
    dates = [copy(activity) for _each in held]
    for one, (starts_at, ends_at) in zip(dates, held, strict=True):
        one.code, one.starts_at, one.ends_at = public_code(), starts_at, ends_at

    file = feed([Entry(activity=one) for one in dates], name="", now=held[0][0])

    assert [(entry.starts, entry.ends) for entry in read_by_both(file)] == held
    # Under a name that no program knows, so that the file's own account of the clock is read.
    nameless = file.replace(zone.encode(), f"Elsewhere-{zone.replace('/', '-')}".encode())
    assert [(entry.starts, entry.ends) for entry in by_ical(nameless)] == held


@pytest.mark.parametrize("zone", CHANGES)
def test_page_mail_and_calendar_file_agree(zone: str) -> None:
    reader_zone = "Asia/Jakarta" if zone != "Asia/Jakarta" else "Europe/Amsterdam"
    event, person = make_event(zone=zone), make_person(zone=reader_zone)
    register(person=person, event=event, mode=Mode.HALL, party_size=1, now=event.activity.created_at)
    plan_person(activity_id=event.pk, person_id=person.pk, now=event.activity.created_at)
    client, site, told = signed_in(person), site_settings(), []

    for starts_at in moments(zone)[3::9]:
        ends_at = starts_at + timedelta(minutes=90)
        Activity.objects.filter(pk=event.pk).update(starts_at=starts_at, ends_at=ends_at)
        (entry,) = read_by_both(client.get(f"/events/{event.activity.code}/calendar.ics").content)
        at, on_page = told_by_page(client, event)
        mailed = told_by_mail(event, person, site)
        told.append(
            (at, entry.starts, entry.ends, on_page.replace(" 2027", "") == mailed.replace(" 2027", ""))
        )

    assert told == [
        (starts_at, starts_at, starts_at + timedelta(minutes=90), True) for starts_at in moments(zone)[3::9]
    ]
