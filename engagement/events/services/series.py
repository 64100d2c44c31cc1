"""Verbs on a series: make it of an event, add a date, leave one out, change several at once.

Each date is an event of its own, with its own lock, seats, versions and minutes; a verb on several holds them all, in
the order of ids.
"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities import policies, rules
from engagement.activities import services as activities
from engagement.activities.choices import State
from engagement.activities.errors import ActivityError, NotAllowed
from engagement.activities.locks import lock, lock_dates
from engagement.activities.models import MOST_DATES, Activity, Series
from engagement.activities.plans import Trunk, trunk_of
from engagement.activities.recurrence import Rule, days, on_day
from engagement.activities.recurrence import follow as follow_times
from engagement.events.choices import Scope
from engagement.events.copies import at_times, difference, hall_of, hall_then, times_of
from engagement.events.errors import (
    DateRefused,
    DateTaken,
    NoSeries,
    SeriesAlready,
    TooFewDates,
    TooManyDates,
)
from engagement.events.models import Event
from engagement.events.plans import Hall
from engagement.events.services.events import change_event, draft_event
from engagement.participation import selectors as ledger


@transaction.atomic
def make_series(
    *, person: Person, event: Event, rule: Rule, left_out: frozenset[date] = frozenset(), now: datetime
) -> Series:
    """Repeat an event by a rule, without the days `left_out`; the event itself is the first date.

    The dates of a published event are published with it. Raises NotAllowed, WrongState, SeriesAlready, TooFewDates,
    TimeUnlikely.
    """
    activity = lock(event.pk)
    if not policies.may_draft(person, activity.organisation):
        raise NotAllowed
    if activity.series_id:
        raise SeriesAlready
    rules.expect_state(activity, State.DRAFT, State.PUBLISHED)
    first = times_of(activity).day
    planned = [day for day in days(rule, first) if day != first and day not in left_out]
    if not planned:
        raise TooFewDates
    series = Series.objects.create(first_on=first, created_by=person, created_at=now, **vars(rule))
    Activity.objects.filter(pk=activity.pk).update(series=series, occurrence=first)
    activity.series, activity.occurrence = series, first
    drafts = [_draft_on(day, activity, person, now) for day in planned]
    facts.record("series_made", now=now, actor_id=person.pk, series=series.pk, activity=activity.pk)
    if activity.published_at:
        activities.submit(person=person, activity=drafts[0].activity, now=now)
    return series


@transaction.atomic
def add_date(*, person: Person, event: Event, day: date, now: datetime) -> Event:
    """One more date, like this one but for the day; published at once where this one is.

    Raises NotAllowed, NoSeries, DateTaken, TooManyDates, TimeUnlikely, TimeIsPast.
    """
    activity, others = lock_dates(event.pk)
    if not policies.may_draft(person, activity.organisation):
        raise NotAllowed
    if not activity.series_id:
        raise NoSeries
    if day in {date.occurrence for date in (activity, *others)}:
        raise DateTaken
    if len(others) + 1 >= MOST_DATES:
        raise TooManyDates
    added = _draft_on(day, activity, person, now)
    if activity.published_at:
        activities.submit(person=person, activity=added.activity, now=now)
    return added


@transaction.atomic
def skip_date(*, person: Person, event: Event, now: datetime) -> Activity | None:
    """Leave one date out: a draft that nobody joined is gone (None), any other is called off and those who joined told.

    Raises NotAllowed, NoSeries, WrongState.
    """
    activity = lock(event.pk)
    if not policies.may_change(person, activity):
        raise NotAllowed
    if not activity.series_id:
        raise NoSeries
    if activity.published_at or ledger.is_joined(activity):
        return activities.withdraw(person=person, activity=activity, now=now)
    facts.record("date_left_out", now=now, actor_id=person.pk, series=activity.series_id)
    activity.delete()
    return None


@transaction.atomic
def change_series(
    *, person: Person, event: Event, trunk: Trunk, hall: Hall, scope: Scope, now: datetime, note: str = ""
) -> list[Event]:
    """Write a date anew, and the same change into others: words, hall, seats, hours, and as many days earlier or later.

    Only what differs from this date as it stands is written into the others: what is special there stays. Whoever was
    told another time or place of any of them is told of it. All are changed or none.
    Raises NotAllowed, NoSeries, DateRefused (why, and for which date).
    """
    activity, others = lock_dates(event.pk)
    if not activity.series_id:
        raise NoSeries
    event = Event.objects.select_related("activity__place").get(pk=event.pk)
    before_trunk, before_hall = trunk_of(event.activity), hall_of(event)
    changed = [_change(person, event, trunk, hall, now, note)]
    wanted = [other.pk for other in others if _is_meant(other, activity, scope, now)]
    for other in Event.objects.select_related("activity__place").filter(pk__in=wanted).order_by("pk"):
        own = trunk_of(other.activity)
        new_trunk = replace(own, **difference(before_trunk, trunk))
        if times_of(before_trunk) != times_of(trunk):
            follows = follow_times(times_of(own), before=times_of(before_trunk), after=times_of(trunk))
            new_trunk = at_times(new_trunk, follows)
        new_hall = replace(hall_of(other), **difference(before_hall, hall))
        new_hall = hall_then(new_hall, before=times_of(own), after=times_of(new_trunk))
        changed.append(_change(person, other, new_trunk, new_hall, now, note))
    return changed


def _change(person: Person, event: Event, trunk: Trunk, hall: Hall, now: datetime, note: str) -> Event:
    day = times_of(event.activity).day
    try:
        return change_event(person=person, event=event, trunk=trunk, hall=hall, now=now, note=note)
    except NotAllowed:
        raise
    except ActivityError as refusal:
        raise DateRefused(day, refusal) from refusal


def _is_meant(other: Activity, activity: Activity, scope: Scope, now: datetime) -> bool:
    if other.state in {State.WITHDRAWN, State.ARCHIVED} or other.ends_at <= now:
        return False
    if scope == Scope.FOLLOWING:
        return other.occurrence > activity.occurrence  # type: ignore[operator]  # dates of a series have one
    return scope == Scope.ALL


def _draft_on(day: date, activity: Activity, person: Person, now: datetime) -> Event:
    """A draft like this activity's event, on another day of its series."""
    own = times_of(activity)
    then = on_day(own, day)
    draft = draft_event(
        person=person,
        organisation=activity.organisation,
        trunk=at_times(trunk_of(activity), then),
        hall=hall_then(hall_of(activity.event), before=own, after=then),
        now=now,
    )
    Activity.objects.filter(pk=draft.pk).update(
        series=activity.series_id, occurrence=day, part_of=activity.part_of_id
    )
    return draft
