"""An event as a calendar file: one UID for its whole life, SEQUENCE raised with each new time."""

from datetime import datetime
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from engagement.activities.cards import where
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.events.models import Registration
from engagement.participation.choices import Mode


def calendar_file(
    activity: Activity, registration: Registration | None, *, knows_place: bool, now: datetime
) -> bytes:
    """The bytes of an .ics for whoever has this registration; of a sensitive event it names no topic.

    The online link is in it only for whoever registered to be online. A calendar lies open on many a shared phone: a
    sensitive event leads to the inbox, which asks who is there.
    """
    zone = ZoneInfo(activity.zone)
    entry = icalendar.Event()
    entry.add("uid", f"{activity.code}@{settings.SITE_HOST}")
    entry.add("sequence", activity.time_version - 1)
    entry.add("dtstamp", now)
    entry.add("dtstart", activity.starts_at.astimezone(zone))
    entry.add("dtend", activity.ends_at.astimezone(zone))
    entry.add("summary", _("Event") if activity.is_sensitive else activity.title)
    entry.add("status", "CANCELLED" if activity.state == State.WITHDRAWN else "CONFIRMED")
    if knows_place:
        place = where(activity, knows_place=True)
        entry.add("location", ", ".join(part for part in (activity.event.venue, place) if part))
    entry.add("url", _link(activity, registration))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Balai//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if activity.state == State.WITHDRAWN else "PUBLISH")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _link(activity: Activity, registration: Registration | None) -> str:
    if activity.is_sensitive:
        return settings.SITE_URL + reverse("inbox:message-list")
    online = activity.event.online_link if registration and registration.mode == Mode.ONLINE else ""
    return online or settings.SITE_URL + activity.get_absolute_url()
