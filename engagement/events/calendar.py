"""Events as calendar files: one UID for their whole life, SEQUENCE raised with each new time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from core.calendar_zones import vtimezone
from engagement.activities.cards import where
from engagement.activities.choices import Kind, State
from engagement.activities.models import Activity
from engagement.events import online
from engagement.events.models import Registration

READ_AGAIN = timedelta(hours=4)
"""How often a calendar program is asked to read a feed again."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One activity as one reader may see it in a calendar."""

    activity: Activity
    registration: Registration | None = None
    knows_place: bool = False
    is_mine: bool = True
    """Whether it takes her time; what is merely on does not."""
    is_discreet: bool = False
    """Whether it says no more than that there is something."""


def calendar_file(
    activity: Activity, registration: Registration | None, *, knows_place: bool, now: datetime
) -> bytes:
    """The bytes of an .ics for whoever has this registration; of a sensitive event it names no topic.

    It never holds the online link, only an address that leads whoever registered to be online to the link as it then
    is: a saved file outlives a changed link. A calendar lies open on many a shared phone: a sensitive event leads to
    the inbox, which asks who is there.
    """
    entry = Entry(activity=activity, registration=registration, knows_place=knows_place)
    method = "CANCEL" if activity.state == State.WITHDRAWN else "PUBLISH"
    return _calendar([entry], method=method, now=now).to_ical()


def feed(entries: Iterable[Entry], *, name: str, now: datetime) -> bytes:
    """The bytes of a calendar that programs read again and again; what was called off says so until it drops out."""
    calendar = _calendar(list(entries), method="PUBLISH", now=now)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", READ_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", READ_AGAIN, parameters={"value": "DURATION"})
    return calendar.to_ical()


def _calendar(entries: list[Entry], *, method: str, now: datetime) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Balai//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    for zone in sorted({entry.activity.zone for entry in entries if entry.activity.kind == Kind.EVENT}):
        calendar.add_component(_zone(zone, [entry.activity for entry in entries]))
    for entry in entries:
        calendar.add_component(_component(entry, now))
    return calendar


def _zone(zone: str, activities: list[Activity]) -> icalendar.Timezone:
    """A year more on either side: a moment near New Year lies in another year elsewhere."""
    there = [activity for activity in activities if activity.zone == zone]
    first = min(activity.starts_at for activity in there).year
    last = max(activity.ends_at for activity in there).year
    return vtimezone(zone, first - 1, last + 1)


def _component(entry: Entry, now: datetime) -> icalendar.Event:
    activity = entry.activity
    is_kept = entry.is_discreet or activity.is_sensitive
    component = icalendar.Event()
    component.add("uid", f"{activity.code}@{settings.SITE_HOST}")
    component.add("sequence", activity.time_version - (activity.state != State.WITHDRAWN))
    component.add("dtstamp", now.astimezone(UTC))
    _add_times(component, activity)
    component.add("summary", _("Event") if is_kept else _title(activity))
    component.add("status", "CANCELLED" if activity.state == State.WITHDRAWN else "CONFIRMED")
    takes_time = entry.is_mine and activity.kind == Kind.EVENT and activity.state != State.WITHDRAWN
    component.add("transp", "OPAQUE" if takes_time else "TRANSPARENT")
    if is_kept:
        component.add("class", "PRIVATE")
    if entry.knows_place and not entry.is_discreet:
        component.add("location", _place(activity))
    component.add("url", settings.SITE_URL + _path(entry))
    return component


def _add_times(component: icalendar.Event, activity: Activity) -> None:
    """An event has its hours; what stays open for weeks stands in a calendar on its last day."""
    zone = ZoneInfo(activity.zone)
    if activity.kind == Kind.EVENT:
        moments = [moment.astimezone(zone) for moment in (activity.starts_at, activity.ends_at)]
        if any(_comes_twice(moment) for moment in moments):
            # Calendars differ on which of the two hours is meant when clocks go back: it is told in UTC.
            moments = [moment.astimezone(UTC) for moment in moments]
        component.add("dtstart", moments[0])
        component.add("dtend", moments[1])
        return
    last = (activity.ends_at - timedelta(microseconds=1)).astimezone(zone).date()
    component.add("dtstart", last)
    component.add("dtend", last + timedelta(days=1))


def _comes_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _title(activity: Activity) -> str:
    if activity.kind == Kind.EVENT:
        return activity.title
    return _("Last day: %(title)s") % {"title": activity.title}


def _place(activity: Activity) -> str:
    place = where(activity, knows_place=True)
    venue = activity.event.venue if activity.kind == Kind.EVENT else ""
    return ", ".join(part for part in (venue, place) if part)


def _path(entry: Entry) -> str:
    if entry.is_discreet or entry.activity.is_sensitive:
        return reverse("inbox:message-list")
    if entry.registration and online.is_told(entry.registration):
        return online.path(entry.registration)
    return entry.activity.get_absolute_url()
