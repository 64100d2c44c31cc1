"""The one doer of an import: page, command and API call it."""

from datetime import datetime

from django.db import connection, transaction

from accounts.models import Person
from accounts.unclaimed import Unclaimed, register_unclaimed
from core import facts
from core.sheets import Workbook
from engagement.activities import policies
from engagement.activities.choices import State
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events.choices import KnownBy
from engagement.events.errors import RosterTooEarly, TooEarlyToMark
from engagement.events.marking import Mark, mark_many
from engagement.events.models import Attendance, Event
from engagement.events.policies import has_open_doors
from engagement.events.roster import read_roster
from engagement.events.roster_import.plan import Plan, Planned, Verdict, plan_of
from engagement.participation.choices import Mode

SHORTEST_CALLED = 3
LONGEST_CALLED = 60
# First names so common that nobody is called by them.
NEVER_CALLED = frozenset(("muhammad", "muhamad", "mohammad", "mohamad", "mohammed", "muh", "moh", "abdul"))


@transaction.atomic
def import_roster(
    *, person: Person | None, event: Event, workbook: Workbook, usual_mode: Mode, now: datetime
) -> Plan:
    """Make who is not known, mark who came; all or nothing, and twice is once.

    The plan is made anew while no other list is written, of this event or another, so that two imports at the same
    moment make nobody twice. `person` is None for the operator at the console. Nobody is written to. Returns the plan
    as it was carried out. Raises NotAllowed, RosterTooEarly, TooEarlyToMark.
    """
    roster = read_roster(workbook)
    wait_for_other_lists()
    activity = lock(event.pk)
    if person and not policies.may_run(person, activity):
        raise NotAllowed
    expect_held(activity, now)
    plan = plan_of(roster, activity=activity, workbook=workbook, usual_mode=usual_mode, now=now)
    if carry_out(plan, activity=activity, person=person, known_by=KnownBy.ROSTER, now=now):
        facts.record("roster_imported", now=now, actor_id=person.pk if person else None, activity=activity.pk)
    return plan


def carry_out(
    plan: Plan, *, activity: Activity, person: Person | None, known_by: KnownBy, now: datetime
) -> list[Attendance]:
    """Make who is not known and mark who came; returns who is newly marked. Call it under the activity's lock."""
    persons = _make_new(plan, activity, person, now)
    marks = [
        Mark(
            person=each.person or persons[id(each)],
            mode=each.mode,
            came_at=each.came_at,
            organisation_name=each.row.organisation,
            listed_name=each.row.name if each.is_only_listed else "",
        )
        for each in plan.of(Verdict.NEW, Verdict.KNOWN, Verdict.ALREADY)
    ]
    return mark_many(activity=activity, marked_by=person, marks=marks, known_by=known_by, now=now)


def expect_held(activity: Activity, now: datetime) -> None:
    """Whoever came to something that was never published would be counted where no coordinator looks.

    Raises RosterTooEarly, TooEarlyToMark.
    """
    if activity.state in {State.DRAFT, State.REVIEW}:
        raise RosterTooEarly
    if not has_open_doors(activity, now):
        raise TooEarlyToMark


def wait_for_other_lists() -> None:
    """Two lists of two events may name the same new person: the second looks again when the first is written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('roster_import'))")


def called_by(full_name: str) -> str:
    """A short name to be called by: the first word that is neither an initial nor one half the country bears."""
    words = full_name.split()
    long = [word for word in words if len(word.strip(".")) >= SHORTEST_CALLED and not word.endswith(".")]
    fitting = [word for word in long if word.casefold() not in NEVER_CALLED]
    return (fitting or long or [full_name])[0][:LONGEST_CALLED]


def _make_new(plan: Plan, activity: Activity, person: Person | None, now: datetime) -> dict[int, Person]:
    """The persons made, each under the id() of its planned row."""
    new = plan.of(Verdict.NEW)
    people = [_unclaimed(each, activity) for each in new]
    made = register_unclaimed(registered_by=person, people=people, now=now)
    return {id(each): made_person for each, made_person in zip(new, made, strict=True)}


def _unclaimed(each: Planned, activity: Activity) -> Unclaimed:
    row = each.row
    return Unclaimed(
        called=(row.called or called_by(row.name))[:LONGEST_CALLED],
        full_name=row.name,
        language=activity.original_language,
        email=row.email,
        phone=row.phone,
        is_phone_shared=any(note.code == "phone_shared" for note in row.notes),
    )
