"""Verbs on attendance: mark that somebody came, and take the mark back."""

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from core import facts
from engagement.activities import policies
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.events import counters
from engagement.events.choices import KnownBy
from engagement.events.errors import TooEarlyToMark
from engagement.events.models import Attendance, Event
from engagement.events.policies import has_open_doors
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb


@transaction.atomic
def mark_attendance(
    *,
    marked_by: Person,
    event: Event,
    person: Person,
    mode: Mode,
    now: datetime,
    known_by: KnownBy = KnownBy.MARKED,
    came_at: datetime | None = None,
) -> Attendance:
    """Write down that a person came; marked twice it is one. Raises NotAllowed, TooEarlyToMark."""
    activity = lock(event.pk)
    if not policies.may_mark(marked_by, activity):
        raise NotAllowed
    if not has_open_doors(activity, now):
        raise TooEarlyToMark
    attendance, made = Attendance.objects.get_or_create(
        event=event,
        person=person,
        defaults={"mode": mode, "known_by": known_by, "came_at": came_at or now, "marked_by": marked_by},
    )
    if made:
        ledger.record(
            person=person,
            activity=activity,
            verb=Verb.CAME,
            turn=ledger.next_turn(person=person, activity=activity, verb=Verb.CAME),
            source=Source.ROSTER if known_by == KnownBy.ROSTER else Source.STAFF,
            mode=mode,
            happened_at=came_at or now,
            now=now,
        )
        activities.count(activity, counters.CAME, 1)
        facts.record(
            "attendance_marked", now=now, actor_id=marked_by.pk, activity=activity.pk, person=person.pk
        )
    return attendance


@transaction.atomic
def unmark_attendance(*, marked_by: Person, event: Event, person: Person, now: datetime) -> None:
    """Take back a mark that was a mistake. Raises NotAllowed."""
    activity = lock(event.pk)
    if not policies.may_mark(marked_by, activity):
        raise NotAllowed
    removed, _rows = Attendance.objects.filter(event=event, person=person).delete()
    if removed:
        ledger.take_back(person=person, activity=activity, verb=Verb.CAME, source=Source.STAFF, now=now)
        activities.count(activity, counters.CAME, -1)
        facts.record(
            "attendance_unmarked", now=now, actor_id=marked_by.pk, activity=activity.pk, person=person.pk
        )
