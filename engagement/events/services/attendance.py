"""Verbs on attendance: mark that somebody came, correct and take back the mark, note who spoke."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from accounts.models import Organisation, Person
from core import facts
from engagement.activities import policies
from engagement.activities import services as activities
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events import counters, selectors
from engagement.events.choices import KnownBy
from engagement.events.errors import NotMarked, TooEarlyToMark
from engagement.events.marking import Mark, confirm, mark_many, mark_one, write_anew
from engagement.events.models import Attendance, Event
from engagement.events.policies import has_open_doors
from engagement.events.services.certificates import revoke_certificates
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb


class Marked(NamedTuple):
    """A mark, and whether it is new; one that is not says since when it stands."""

    attendance: Attendance
    is_new: bool


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
    people: int | None = None,
) -> Marked:
    """Write down that a person came, with `people` of her party (None: all of it).

    Marked twice it is one, and the first stands, so that a phone may send again what it kept while offline; `came_at`
    is then when it was. Only what she said herself gives way. Raises NotAllowed, TooEarlyToMark.
    """
    activity = _lock_for_marking(marked_by, event)
    at = _expect_open_doors(activity, came_at, now)
    standing = Attendance.objects.filter(event=event, person=person).first()
    if standing and standing.known_by != KnownBy.SELF:
        return Marked(standing, is_new=False)
    if standing:
        confirm(activity, standing, known_by=known_by, marked_by=marked_by, now=now)
        _note("attendance_corrected", activity, person, marked_by, now)
        return Marked(standing, is_new=True)
    here = _party_of(person, activity) if people is None else people
    mark = Mark(person=person, mode=mode, came_at=at, people=here)
    attendance = mark_one(activity=activity, marked_by=marked_by, mark=mark, known_by=known_by, now=now)
    _note("attendance_marked", activity, person, marked_by, now)
    return Marked(attendance, is_new=True)


@transaction.atomic
def mark_group(
    *, marked_by: Person, event: Event, organisation: Organisation, mode: Mode, now: datetime
) -> list[Attendance]:
    """Write down that all who registered for a group came, each with her party; returns who is newly marked.

    Raises NotAllowed, TooEarlyToMark.
    """
    activity = _lock_for_marking(marked_by, event)
    at = _expect_open_doors(activity, None, now)
    marks = [
        Mark(person=registration.person, mode=mode, came_at=at, people=registration.party_size)
        for registration in selectors.registered_for(event, organisation)
    ]
    made = mark_many(activity=activity, marked_by=marked_by, marks=marks, known_by=KnownBy.GROUP, now=now)
    for attendance in made:
        _note("attendance_marked", activity, attendance.person, marked_by, now)
    return made


@transaction.atomic
def correct_attendance(
    *, marked_by: Person, event: Event, person: Person, mode: Mode, people: int, now: datetime
) -> Attendance:
    """Set right how she took part, and with how many. Raises NotAllowed, NotMarked."""
    activity = _lock_for_marking(marked_by, event)
    attendance = _standing(event, person)
    is_other_mode = attendance.mode != mode
    attendance.mode, attendance.people_here = mode, people
    attendance.save(update_fields=["mode", "people_here"])
    if is_other_mode:
        write_anew(activity, attendance, now=now)
    _note("attendance_corrected", activity, person, marked_by, now)
    return attendance


@transaction.atomic
def unmark_attendance(*, marked_by: Person, event: Event, person: Person, now: datetime) -> None:
    """Take back a mark that was a mistake, and that she spoke; said twice it is once. Raises NotAllowed."""
    activity = _lock_for_marking(marked_by, event)
    removed, _rows = Attendance.objects.filter(event=event, person=person).delete()
    if removed:
        for verb in (Verb.CAME, Verb.SPOKE):
            ledger.take_back(person=person, activity=activity, verb=verb, source=Source.STAFF, now=now)
        activities.count(activity, counters.CAME, -1)
        revoke_certificates(event=event, person=person, now=now)
        _note("attendance_unmarked", activity, person, marked_by, now)


@transaction.atomic
def note_speaker(
    *, noted_by: Person, event: Event, person: Person, has_spoken: bool, now: datetime
) -> Attendance:
    """Note that somebody who came spoke, or that she did not after all. Raises NotAllowed, NotMarked."""
    activity = lock(event.pk)
    if not (policies.may_mark(noted_by, activity) or policies.may_note(noted_by, activity)):
        raise NotAllowed
    attendance = _standing(event, person)
    if attendance.has_spoken == has_spoken:
        return attendance
    attendance.has_spoken = has_spoken
    attendance.save(update_fields=["has_spoken"])
    if has_spoken:
        ledger.record(
            person=person,
            activity=activity,
            verb=Verb.SPOKE,
            turn=ledger.next_turn(person=person, activity=activity, verb=Verb.SPOKE),
            source=Source.STAFF,
            mode=attendance.mode,
            happened_at=attendance.came_at,
            now=now,
        )
    else:
        ledger.take_back(person=person, activity=activity, verb=Verb.SPOKE, source=Source.STAFF, now=now)
    _note("attendance_corrected", activity, person, noted_by, now)
    return attendance


def _lock_for_marking(marked_by: Person, event: Event) -> Activity:
    activity = lock(event.pk)
    if not policies.may_mark(marked_by, activity):
        raise NotAllowed
    return activity


def _expect_open_doors(activity: Activity, came_at: datetime | None, now: datetime) -> datetime:
    """When she came: a clock that runs ahead is not believed."""
    at = min(came_at or now, now)
    if not has_open_doors(activity, at):
        raise TooEarlyToMark
    return at


def _standing(event: Event, person: Person) -> Attendance:
    attendance = Attendance.objects.filter(event=event, person=person).first()
    if attendance is None:
        raise NotMarked
    return attendance


def _party_of(person: Person, activity: Activity) -> int:
    registration = selectors.registration_of(person, activity)
    return registration.party_size if registration else 1


def _note(name: str, activity: Activity, person: Person, actor: Person, now: datetime) -> None:
    facts.record(name, now=now, actor_id=actor.pk, activity=activity.pk, person=person.pk)
