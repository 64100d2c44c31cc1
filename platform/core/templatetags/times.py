"""Times on a page: in the reader's language, with her own zone beside the place's, as <time> elements."""

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core import times

register = template.Library()

# From one hour to another on one line: the dash is held to both by word joiners.
_FROM_TO = re.compile(r"(?<=\d)–(?=\d)")
_HELD = "\N{WORD JOINER}–\N{WORD JOINER}"


@register.simple_tag(takes_context=True)
def when(context: Context, start: datetime, end: datetime | None, place_zone: str) -> SafeString:
    """`{% when event.starts_at event.ends_at event.zone %}`: the place's time, and the reader's if another.

    Reads `reader_zone` (IANA), and `reader_place_name` and `now` where the page gives them.
    """
    reader_zone = _reader_zone(context, place_zone)
    language = _language()
    there = _time(
        start,
        place_zone,
        times.format_span(start, end, zone=place_zone, language=language, year=_other_year(context, start)),
    )
    here = times.reader_line(
        start,
        end,
        place_zone=place_zone,
        reader_zone=reader_zone,
        language=language,
        reader_place_name=str(context.get("reader_place_name") or ""),
    )
    return (
        format_html('{} <span class="muted">({})</span>', there, _FROM_TO.sub(_HELD, here)) if here else there
    )


@register.simple_tag(takes_context=True)
def moment(context: Context, at: datetime) -> SafeString:
    """`{% moment answer.given_at %}`: one moment in the reader's own zone."""
    zone = _reader_zone(context, "UTC")
    return _time(
        at, zone, times.format_moment(at, zone=zone, language=_language(), year=_other_year(context, at))
    )


@register.simple_tag(takes_context=True)
def moment_in(context: Context, at: datetime, zone: str) -> SafeString:
    """`{% moment_in group.due_at group.zone %}`: one moment by the clock of somebody else."""
    words = times.format_moment(at, zone=zone, language=_language(), year=_other_year(context, at))
    return _time(at, zone, words)


@register.simple_tag(takes_context=True)
def day(context: Context, on: date | datetime, zone: str = "") -> SafeString:
    """`{% day phase.closes_at phase.zone %}` or `{% day commitment.due_on %}`: a day without the hour."""
    year = _other_year(context, on)
    local = (
        on.astimezone(ZoneInfo(zone or _reader_zone(context, "UTC"))).date()
        if isinstance(on, datetime)
        else on
    )
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(),
        times.format_day(local, language=_language(), year=year),
    )


@register.simple_tag
def hour(at: datetime, zone: str) -> SafeString:
    """`{% hour one.came_at activity.zone %}`: the hour at the place, where the day is plain."""
    return _time(at, zone, times.format_hour(at, zone=zone, language=_language()))


@register.inclusion_tag("components/_date_block.html")
def date_block(start: datetime, place_zone: str) -> dict[str, Any]:
    """`{% date_block event.starts_at event.zone %}`: the day at the place, as a calendar leaf."""
    local = start.astimezone(ZoneInfo(place_zone)).date()
    language = _language()
    return {
        "day": local.day,
        "month": format_date(local, "LLL", locale=language.replace("-", "_")),
        "weekday": format_date(local, "ccc", locale=language.replace("-", "_")),
    }


def _time(at: datetime, zone: str, words: str) -> SafeString:
    local = at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', local, _FROM_TO.sub(_HELD, words))


def _language() -> str:
    return get_language() or "en"


def _reader_zone(context: Context, fallback: str) -> str:
    """The reader's zone; what a browser sent is not trusted to be one."""
    zone = str(context.get("reader_zone") or "")
    return zone if times.is_zone(zone) else fallback


def _other_year(context: Context, at: date) -> bool:
    """The year is named only when it is not this one."""
    return at.year != (context.get("now") or timezone.now()).year
