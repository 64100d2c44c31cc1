"""An activity as lists show it, from rows already read: no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from core.times import format_day
from engagement.activities.choices import Kind, State
from engagement.activities.kinds import CardLine, Progress, kinds
from engagement.activities.models import Activity
from engagement.activities.recurrence import rule_of, words
from places.names import chain


@dataclass(frozen=True)
class Card:
    """One card of a list: the variables of components/_card.html, and the activity itself."""

    activity: Activity
    title: str
    url: str
    kind: str | Promise
    kind_tone: str
    badge: str | Promise
    badge_tone: str
    start: datetime | None
    end: datetime | None
    when: str
    place_zone: str
    where: str
    organisation: str
    repeats: str
    line: str
    progress: Progress | None


def cards(activities: Iterable[Activity], *, now: datetime) -> list[Card]:
    """A card for each activity; counters, organisation and place must have been read with it."""
    return [card(activity, now=now) for activity in activities]


def card(activity: Activity, *, now: datetime) -> Card:
    kind = kinds()[activity.kind]
    counters = {counter.name: counter for counter in activity.counters.all()}
    # Anything about a sensitive activity is a small cell: its card tells no number.
    line = CardLine() if activity.is_sensitive else kind.card_line(activity, counters, now=now)
    badge, tone = _badge(activity, now)
    is_event = activity.kind == Kind.EVENT
    return Card(
        activity=activity,
        title=activity.title,
        url=activity.get_absolute_url(),
        kind=kind.label,
        kind_tone=kind.tone,
        badge=badge,
        badge_tone=tone,
        start=activity.starts_at if is_event else None,
        end=activity.ends_at if is_event else None,
        when="" if is_event else _until(activity),
        place_zone=activity.zone,
        where=where(activity, knows_place=not activity.is_sensitive),
        organisation=activity.organisation.name,
        repeats=_repeats(activity),
        line=line.text,
        progress=line.progress,
    )


def where(activity: Activity, *, knows_place: bool) -> str:
    """The place, or that it is online, in words; counters must have been read with it.

    `knows_place` is what `policies.may_know_place` says; in a list, of a sensitive activity nobody.
    """
    counters = {counter.name: counter for counter in activity.counters.all()}
    if kinds()[activity.kind].is_only_online(counters):
        return _("Online")
    if not knows_place:
        return _("Online") if activity.is_online else _("The place is told to those who register")
    place = chain(activity.place)
    return _("%(place)s and online") % {"place": place} if activity.is_online else place


def _repeats(activity: Activity) -> str:
    """Of a series that stands in a list by its next date: how it goes on."""
    more = (getattr(activity, "dates_to_come", None) or 1) - 1
    if activity.series is None or not more:
        return ""
    return ngettext("%(rule)s, %(number)d more date", "%(rule)s, %(number)d more dates", more) % {
        "rule": capfirst(words(rule_of(activity.series))),
        "number": more,
    }


def _until(activity: Activity) -> str:
    language = get_language() or "en"
    return _("Until %(day)s") % {
        "day": format_day(activity.ends_at.astimezone(ZoneInfo(activity.zone)).date(), language=language)
    }


def _badge(activity: Activity, now: datetime) -> tuple[str | Promise, str]:
    if activity.state != State.PUBLISHED:
        return State(activity.state).label, "bad" if activity.state == State.WITHDRAWN else "quiet"
    if activity.ends_at <= now:
        return _("Over"), "quiet"
    return "", ""
