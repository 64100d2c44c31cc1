"""Verbs of the door that find out whom a name means: somebody who did not register, and a list typed from paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Person
from core import facts
from core.sheets import Row, Sheet, Workbook
from engagement.activities import policies
from engagement.activities.errors import NotAllowed
from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events.choices import KnownBy, RegistrationState
from engagement.events.door.errors import CannotTell
from engagement.events.marking import Mark, mark_many
from engagement.events.models import Attendance, Event, Registration, Ticket
from engagement.events.roster import Roster, read_roster
from engagement.events.roster_import.plan import Plan, plan_of
from engagement.events.roster_import.services import carry_out, expect_held, wait_for_other_lists
from engagement.events.services import Marked
from engagement.events.tickets import code_in
from engagement.participation.choices import Mode

NAME, EMAIL, BODY = "Nama", "Email", "Instansi"
"""Headings as attendance lists have them."""


@transaction.atomic
def walk_in(
    *,
    marked_by: Person,
    event: Event,
    name: str,
    email: str = "",
    organisation: str = "",
    people: int = 1,
    mode: Mode,
    now: datetime,
) -> Marked:
    """Mark somebody who did not register, with so many people in all; a name of this event's people means that one.

    Whom a name or address means is settled as for an attendance list (`roster_import.matching`). Raises NotAllowed,
    RosterTooEarly, TooEarlyToMark, CannotTell.
    """
    wait_for_other_lists()
    activity = _lock_for_marking(marked_by, event, now)
    workbook = _workbook([NAME, EMAIL, BODY], [(1, (name, email, organisation))])
    here = now.astimezone(ZoneInfo(activity.zone)).replace(tzinfo=None)
    roster = _as_typed(read_roster(workbook), attended_at=here)
    plan = plan_of(roster, activity=activity, workbook=workbook, usual_mode=mode, now=now)
    if not plan.planned:
        raise CannotTell(" ".join(str(reason) for row in plan.refused for reason in row.reasons))
    made = carry_out(plan, activity=activity, person=marked_by, known_by=KnownBy.WALK_IN, now=now)
    if not made:
        return Marked(Attendance.objects.get(event=event, person=plan.planned[0].person), is_new=False)
    made[0].people_here = people
    made[0].save(update_fields=["people_here"])
    _note(activity, made, marked_by, now)
    return Marked(made[0], is_new=True)


@dataclass(frozen=True)
class Paper:
    """What a typed list means: tickets by their codes, and the other lines as an attendance list."""

    tickets: tuple[Registration, ...]
    plan: Plan

    @property
    def is_empty(self) -> bool:
        return not self.tickets and not self.plan.to_mark

    @property
    def refused_lines(self) -> str:
        """The lines that could not be used, to be set right."""
        return "\n".join(row.words for row in self.plan.refused)


def plan_paper(*, activity: Activity, text: str, mode: Mode, now: datetime) -> Paper:
    """What `mark_from_paper` would do with a text of one name or ticket's code a line."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    tickets = _tickets(activity, (line for _number, line in lines))
    names = [(number, (line,)) for number, line in lines if code_in(line) not in tickets]
    workbook = _workbook([NAME], names)
    roster = _as_typed(read_roster(workbook)) if names else Roster((), (), ())
    plan = plan_of(roster, activity=activity, workbook=workbook, usual_mode=mode, now=now)
    return Paper(tuple(tickets.values()), plan)


@transaction.atomic
def mark_from_paper(*, marked_by: Person, event: Event, text: str, mode: Mode, now: datetime) -> Paper:
    """Mark everybody whom a typed list means; twice is once. Returns what was done.

    Raises NotAllowed, RosterTooEarly, TooEarlyToMark.
    """
    wait_for_other_lists()
    activity = _lock_for_marking(marked_by, event, now)
    paper = plan_paper(activity=activity, text=text, mode=mode, now=now)
    marks = [
        Mark(
            person=registration.person,
            mode=Mode(registration.mode),
            came_at=min(activity.starts_at, now),
            people=registration.party_size,
        )
        for registration in paper.tickets
    ]
    made = mark_many(activity=activity, marked_by=marked_by, marks=marks, known_by=KnownBy.PAPER, now=now)
    made += carry_out(paper.plan, activity=activity, person=marked_by, known_by=KnownBy.PAPER, now=now)
    _note(activity, made, marked_by, now)
    return paper


def _lock_for_marking(marked_by: Person, event: Event, now: datetime) -> Activity:
    activity = lock(event.pk)
    if not policies.may_mark(marked_by, activity):
        raise NotAllowed
    expect_held(activity, now)
    return activity


def _tickets(activity: Activity, lines: Iterable[str]) -> dict[str, Registration]:
    """Standing registrations by the codes of their tickets."""
    typed = {code for line in lines if (code := code_in(line))}
    found = Ticket.objects.filter(
        event=activity.pk, code__in=typed, registration__state=RegistrationState.CONFIRMED
    ).select_related("registration__person")
    return {ticket.code: ticket.registration for ticket in found}


def _workbook(headings: list[str], rows: Sequence[tuple[int, tuple[str, ...]]]) -> Workbook:
    """The same shape in which an attendance list comes from a file; rows keep their numbers."""
    head = Row(0, tuple(headings))
    sheet = Sheet("1", (head, *(Row(number, cells) for number, cells in rows)), len(headings))
    return Workbook("", "csv", (sheet,))


def _as_typed(roster: Roster, *, attended_at: datetime | None = None) -> Roster:
    """Whoever is new is called by the whole of what was typed, so that the door tells namesakes apart."""
    rows = tuple(replace(row, called=row.name, attended_at=attended_at) for row in roster.rows)
    return replace(roster, rows=rows)


def _note(activity: Activity, made: list[Attendance], marked_by: Person, now: datetime) -> None:
    for attendance in made:
        facts.record(
            "attendance_marked",
            now=now,
            actor_id=marked_by.pk,
            activity=activity.pk,
            person=attendance.person_id,
        )
