"""What reading an attendance list gives: people proposed, rows refused, things to know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

from .organisations import organisation_key
from .reasons import Reason

type Sex = Literal["female", "male"]
type Mode = Literal["hall", "online"]


@dataclass(frozen=True, slots=True)
class DayMark:
    """Whether she came on one day of several; `label` is the day as the list calls it."""

    label: str
    present: bool | None
    excuse: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One person as the list proposes her; an empty text or None where the list does not say."""

    source_sheet: str
    source_row: int
    name: str
    called: str = ""
    title: str = ""
    degrees: str = ""
    organisation: str = ""
    position: str = ""
    email: str = ""
    phone: str = ""
    sex: Sex | None = None
    place_text: str = ""
    mode: Mode | None = None
    present: bool | None = None
    excuse: str = ""
    attended_at: datetime | date | time | None = None
    days: tuple[DayMark, ...] = ()
    section: str = ""
    notes: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that proposes nobody: its cells as text, to hand back, and every reason."""

    source_sheet: str
    source_row: int
    cells: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """A list understood. `notes` concern the file; what concerns one person stands in her row."""

    rows: tuple[RosterRow, ...]
    refused: tuple[RefusedRow, ...]
    notes: tuple[Reason, ...]

    def __iter__(self) -> Iterator[RosterRow]:
        return iter(self.rows)

    def organisations(self) -> dict[str, str]:
        """Each body once: its key, and its name as first written."""
        bodies: dict[str, str] = {}
        for row in self.rows:
            if key := organisation_key(row.organisation):
                bodies.setdefault(key, row.organisation)
        return bodies
