"""A month of activities: its days in weeks, by the reader's clock. A pure function over cards that were read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_day_names

from core.times import babel_locale, format_hours, same_clock, zone_name
from engagement.activities.cards import Card
from engagement.activities.choices import Kind

A_DAY = timedelta(days=1)
LONGEST_WEEKDAY = 4
"""As many letters fit over a square on a phone."""
MOST_DAYS = 14
"""On as many days an event is named at most."""


@dataclass(frozen=True)
class Entry:
    """An activity on one day: `hours` by the reader's clock, `there` by that of the place where it differs."""

    card: Card
    hours: str
    there: str


@dataclass(frozen=True)
class Day:
    """One square of the month."""

    day: date
    is_today: bool
    is_of_month: bool
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """Weeks of seven days each, names of their days, and the months before and after: ("2026-11", "November")."""

    title: str
    weekdays: list[tuple[str, str]]
    weeks: list[list[Day]]
    before: tuple[str, str]
    after: tuple[str, str]

    @property
    def busy(self) -> list[Day]:
        """The days of this month on which something is on."""
        return [day for week in self.weeks for day in week if day.is_of_month and day.entries]


def bounds(first: date, zone: str) -> tuple[datetime, datetime]:
    """From when to when the month lasts by the clock of a zone; `first` is its first day."""
    own = ZoneInfo(zone)
    start, end = (datetime(day.year, day.month, 1, tzinfo=own) for day in (first, next_month(first)))
    return start.astimezone(UTC), end.astimezone(UTC)


def next_month(first: date) -> date:
    """The first day of the month after."""
    return (first.replace(day=28) + 7 * A_DAY).replace(day=1)


def month_of(first: date, cards: Iterable[Card], *, zone: str, language: str, now: datetime) -> Month:
    """The month that begins on `first`; weeks begin as they do in the reader's language."""
    on: defaultdict[date, list[Entry]] = defaultdict(list)
    for card in cards:
        for day in _days(card, zone):
            on[day].append(_entry(card, zone, language))
    locale = babel_locale(language)
    today = now.astimezone(ZoneInfo(zone)).date()
    begins = first - ((first.weekday() - locale.first_week_day) % 7) * A_DAY
    number_of_weeks = -(-(next_month(first) - begins).days // 7)
    squares = [begins + number * A_DAY for number in range(number_of_weeks * 7)]
    days = [Day(day, day == today, day.month == first.month, on[day]) for day in squares]
    order = [(locale.first_week_day + number) % 7 for number in range(7)]
    short, narrow, long = (
        get_day_names(width, "stand-alone", locale) for width in ("abbreviated", "narrow", "wide")
    )
    if max(map(len, short.values())) > LONGEST_WEEKDAY:
        short = narrow
    return Month(
        title=format_date(first, "LLLL yyyy", locale=locale),
        weekdays=[(short[number], long[number]) for number in order],
        weeks=[days[start : start + 7] for start in range(0, len(days), 7)],
        before=_named(first - A_DAY, locale),
        after=_named(next_month(first), locale),
    )


def _named(day: date, locale: Locale) -> tuple[str, str]:
    return f"{day:%Y-%m}", format_date(day, "LLLL", locale=locale)


def _days(card: Card, zone: str) -> list[date]:
    """An event stands on each of its days, what lasts for weeks on its last one."""
    own, activity = ZoneInfo(zone), card.activity
    last = (activity.ends_at - timedelta(microseconds=1)).astimezone(own).date()
    if activity.kind != Kind.EVENT:
        return [last]
    first = activity.starts_at.astimezone(own).date()
    return [first + number * A_DAY for number in range(min((last - first).days + 1, MOST_DAYS))]


def _entry(card: Card, zone: str, language: str) -> Entry:
    if card.start is None:
        return Entry(card, "", "")
    hours = format_hours(card.start, card.end, zone=zone, language=language)
    if same_clock(card.start, zone, card.place_zone):
        return Entry(card, hours, "")
    there = format_hours(card.start, card.end, zone=card.place_zone, language=language)
    return Entry(card, hours, f"{there} {zone_name(card.place_zone, language=language)}")
