"""What an attendance list would do to an event, before anything is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from accounts.models import Person
from core.sheets import Workbook
from engagement.activities.models import Activity
from engagement.events.roster import Reason, Roster, RosterRow, organisation_key, read_roster
from engagement.events.roster.folding import squeeze
from engagement.events.roster_import.known import known_people
from engagement.events.roster_import.matching import Match, match_rows
from engagement.events.roster_import.reasons import ImportReason
from engagement.participation.choices import Mode

LONGEST_NAME = 120
# A time of signing in that is further from the event than this is a slip of the pen.
NEAR = timedelta(hours=12)


class Verdict(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    KNOWN = "known"
    ALREADY = "already"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that was taken; `person` is None for whom the import will make."""

    row: RosterRow
    verdict: Verdict
    person: Person | None
    mode: Mode
    came_at: datetime
    # She has not joined this event herself: what she is called on the site is not the organiser's to know.
    is_only_listed: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: its cells as they stand in the file, and every reason."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    reasons: tuple[Reason | ImportReason, ...]

    @property
    def words(self) -> str:
        """What stands in the row, on one line."""
        return " · ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the list would do; `notes` concern the file as a whole."""

    planned: tuple[Planned, ...]
    refused: tuple[Refused, ...]
    notes: tuple[Reason, ...]

    def of(self, *verdicts: Verdict) -> list[Planned]:
        return [each for each in self.planned if each.verdict in verdicts]

    @property
    def to_mark(self) -> list[Planned]:
        """Who would newly be marked as come."""
        return self.of(Verdict.NEW, Verdict.KNOWN)

    @property
    def bodies(self) -> int:
        """From how many agencies and groups those come whom the list says came."""
        keys = {
            organisation_key(each.row.organisation) for each in self.planned if each.verdict != Verdict.ABSENT
        }
        return len(keys - {""})


def plan_import(*, activity: Activity, workbook: Workbook, usual_mode: Mode, now: datetime) -> Plan:
    """Read the list and compare it with who is known. `usual_mode` is for rows that do not say hall or online.

    Names are looked up only among people of this event; over the site only by an address the list itself gives.
    """
    return plan_of(
        read_roster(workbook), activity=activity, workbook=workbook, usual_mode=usual_mode, now=now
    )


def plan_of(
    roster: Roster, *, activity: Activity, workbook: Workbook, usual_mode: Mode, now: datetime
) -> Plan:
    """The same for a list that is understood already: what takes long is done before the event is locked."""
    fitting = [row for row in roster.rows if len(row.name) <= LONGEST_NAME]
    came = [row for row in fitting if row.present is not False]
    absent = [row for row in fitting if row.present is False]
    matched = list(zip(came, match_rows(came, known_people(activity.pk, came)), strict=True))
    too_long = ImportReason("name_too_long", limit=LONGEST_NAME)
    refused = [
        *(Refused(row.source_sheet, row.source_row, row.cells, row.reasons) for row in roster.refused),
        *(_refused(workbook, row, too_long) for row in roster.rows if len(row.name) > LONGEST_NAME),
        *(_refused(workbook, row, match.refusal) for row, match in matched if match.refusal),
    ]

    def planned(row: RosterRow, verdict: Verdict, match: Match) -> Planned:
        mode = Mode(row.mode) if row.mode else usual_mode
        known = match.known
        is_only_listed = known is not None and known.person.user_id is not None and not known.has_joined
        person = known.person if known else None
        return Planned(row, verdict, person, mode, _came_at(row, activity, now), is_only_listed)

    return Plan(
        planned=(
            *(planned(row, _verdict(match), match) for row, match in matched if not match.refusal),
            *(planned(row, Verdict.ABSENT, Match()) for row in absent),
        ),
        refused=tuple(_in_order(refused, workbook)),
        notes=roster.notes,
    )


def _verdict(match: Match) -> Verdict:
    if match.known is None:
        return Verdict.NEW
    return Verdict.ALREADY if match.known.is_marked else Verdict.KNOWN


def _refused(workbook: Workbook, row: RosterRow, reason: ImportReason) -> Refused:
    rows = next(sheet.rows for sheet in workbook if sheet.name == row.source_sheet)
    cells = next(line.cells for line in rows if line.number == row.source_row)
    return Refused(row.source_sheet, row.source_row, tuple(squeeze(cell) for cell in cells), (reason,))


def _in_order(refused: Iterable[Refused], workbook: Workbook) -> list[Refused]:
    order = {sheet.name: index for index, sheet in enumerate(workbook)}
    return sorted(refused, key=lambda row: (order[row.sheet], row.number))


def _came_at(row: RosterRow, activity: Activity, now: datetime) -> datetime:
    """When she signed in as the list says, by the clock of the place; else when the event began."""
    zone = ZoneInfo(activity.zone)
    began = activity.starts_at.astimezone(zone)
    said = row.attended_at
    if isinstance(said, datetime):
        at = said.replace(tzinfo=zone)
    elif isinstance(said, date):
        at = datetime.combine(said, began.time(), tzinfo=zone)
    elif isinstance(said, time):
        at = datetime.combine(began.date(), said, tzinfo=zone)
    else:
        at = began
    near = activity.starts_at - NEAR <= at <= activity.ends_at + NEAR
    return min(at if near else began, now)
