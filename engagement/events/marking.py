"""Marks under the activity's lock: of one person, of many (a list, a group), and what people said confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Person
from engagement.activities import services as activities
from engagement.activities.models import Activity
from engagement.events import counters
from engagement.events.choices import KnownBy
from engagement.events.models import LONGEST_LISTED, Attendance
from engagement.events.roster import organisation_key
from engagement.participation import services as ledger
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.in_bulk import Deed, record_many

LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Mark:
    """That one person came, how, when, with how many of her party, and for which body as the list writes it.

    `listed_name` is her name as the list writes it where organisers may not see the one she chose.
    """

    person: Person
    mode: Mode
    came_at: datetime
    organisation_name: str = ""
    listed_name: str = ""
    people: int = 1


def source_of(known_by: KnownBy) -> Source:
    """How the ledger says it; it calls a mark without more the organiser's."""
    return Source.STAFF if known_by == KnownBy.MARKED else Source(known_by.value)


def mark_one(
    *, activity: Activity, marked_by: Person | None, mark: Mark, known_by: KnownBy, now: datetime
) -> Attendance:
    """Mark one who is not marked yet, in row, ledger and counter. Call it under the activity's lock."""
    attendance = _attendance(activity, mark, known_by, marked_by)
    attendance.save()
    write(activity, attendance, source=source_of(known_by), now=now)
    activities.count(activity, counters.CAME, 1)
    return attendance


def mark_many(
    *, activity: Activity, marked_by: Person | None, marks: Sequence[Mark], known_by: KnownBy, now: datetime
) -> list[Attendance]:
    """What `services.mark_attendance` does, for many in a handful of statements; returns who is newly marked.

    Call it in the transaction that holds the activity's lock. Whoever is marked already keeps how we know; only a
    body that was not known yet is added, and what she said herself is confirmed.
    """
    standing = {
        attendance.person_id: attendance
        for attendance in Attendance.objects.filter(
            event_id=activity.pk, person__in=[mark.person.pk for mark in marks]
        )
    }
    _add_bodies(standing, marks)
    for attendance in standing.values():
        if attendance.known_by == KnownBy.SELF:
            confirm(activity, attendance, known_by=known_by, marked_by=marked_by, now=now)
    fresh = [mark for mark in marks if mark.person.pk not in standing]
    made = Attendance.objects.bulk_create(
        [_attendance(activity, mark, known_by, marked_by) for mark in fresh]
    )
    record_many(
        activity=activity,
        verb=Verb.CAME,
        deeds=[Deed(mark.person, mark.mode, mark.came_at) for mark in fresh],
        source=source_of(known_by),
        now=now,
    )
    activities.count(activity, counters.CAME, len(made))
    return made


def confirm(
    activity: Activity,
    attendance: Attendance,
    *,
    known_by: KnownBy,
    marked_by: Person | None,
    now: datetime,
) -> None:
    """Let a mark rest on what somebody saw, no longer on the person's own word. Call it under the activity's lock."""
    attendance.known_by, attendance.marked_by = known_by, marked_by
    attendance.save(update_fields=["known_by", "marked_by"])
    write_anew(activity, attendance, now=now)


def write_anew(activity: Activity, attendance: Attendance, *, now: datetime) -> None:
    """A correction in the ledger: what stood there is taken back, and what stands now is a new row."""
    source = source_of(KnownBy(attendance.known_by))
    ledger.take_back(
        person=attendance.person, activity=activity, verb=Verb.CAME, source=Source.STAFF, now=now
    )
    write(activity, attendance, source=source, now=now)


def write(activity: Activity, attendance: Attendance, *, source: Source, now: datetime) -> None:
    """Write in the ledger that she came. Call it under the activity's lock."""
    ledger.record(
        person=attendance.person,
        activity=activity,
        verb=Verb.CAME,
        turn=ledger.next_turn(person=attendance.person, activity=activity, verb=Verb.CAME),
        source=source,
        mode=attendance.mode,
        happened_at=attendance.came_at,
        now=now,
    )


def _attendance(activity: Activity, mark: Mark, known_by: KnownBy, marked_by: Person | None) -> Attendance:
    return Attendance(
        event_id=activity.pk,
        person=mark.person,
        mode=mark.mode,
        known_by=known_by,
        came_at=mark.came_at,
        people_here=mark.people,
        marked_by=marked_by,
        organisation_name=mark.organisation_name[:LONGEST_NAME],
        organisation_key=organisation_key(mark.organisation_name)[:LONGEST_NAME],
        listed_name=mark.listed_name[:LONGEST_LISTED],
    )


def _add_bodies(standing: dict[int, Attendance], marks: Sequence[Mark]) -> None:
    said = {mark.person.pk: mark.organisation_name for mark in marks if mark.organisation_name}
    silent = [row for person_id, row in standing.items() if not row.organisation_key and person_id in said]
    for row in silent:
        row.organisation_name = said[row.person_id][:LONGEST_NAME]
        row.organisation_key = organisation_key(said[row.person_id])[:LONGEST_NAME]
    Attendance.objects.bulk_update(silent, ["organisation_name", "organisation_key"])
