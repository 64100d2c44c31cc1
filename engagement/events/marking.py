"""Mark many people as come at once, as an attendance list names them."""

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
from engagement.participation.choices import Mode, Source, Verb
from engagement.participation.in_bulk import Deed, record_many

LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class Mark:
    """That one person came, how, when, and for which body as the list writes it.

    `listed_name` is her name as the list writes it where organisers may not see the one she chose.
    """

    person: Person
    mode: Mode
    came_at: datetime
    organisation_name: str
    listed_name: str = ""


def mark_listed(
    *, activity: Activity, marked_by: Person | None, marks: Sequence[Mark], now: datetime
) -> list[Attendance]:
    """What `services.mark_attendance` does, for a whole list in a handful of statements; returns who is newly marked.

    Call it in the transaction that holds the activity's lock. Whoever is marked already keeps how we know; only a
    body that was not known yet is added.
    """
    standing = {
        attendance.person_id: attendance
        for attendance in Attendance.objects.filter(
            event_id=activity.pk, person__in=[mark.person.pk for mark in marks]
        )
    }
    _add_bodies(standing, marks)
    fresh = [mark for mark in marks if mark.person.pk not in standing]
    made = Attendance.objects.bulk_create([_attendance(activity, mark, marked_by) for mark in fresh])
    record_many(
        activity=activity,
        verb=Verb.CAME,
        deeds=[Deed(mark.person, mark.mode, mark.came_at) for mark in fresh],
        source=Source.ROSTER,
        now=now,
    )
    activities.count(activity, counters.CAME, len(made))
    return made


def _attendance(activity: Activity, mark: Mark, marked_by: Person | None) -> Attendance:
    return Attendance(
        event_id=activity.pk,
        person=mark.person,
        mode=mark.mode,
        known_by=KnownBy.ROSTER,
        came_at=mark.came_at,
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
