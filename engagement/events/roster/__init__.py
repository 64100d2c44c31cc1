"""Attendance lists understood: `read_roster` makes proposed people of a read spreadsheet."""

from .organisations import organisation_key
from .reading import read_roster
from .reasons import Reason
from .rows import DayMark, RefusedRow, Roster, RosterRow

__all__ = ["DayMark", "Reason", "RefusedRow", "Roster", "RosterRow", "organisation_key", "read_roster"]
