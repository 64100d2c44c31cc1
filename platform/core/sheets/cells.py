"""The shapes a read spreadsheet has: a workbook of sheets of rows of typed cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

type Cell = str | int | float | Decimal | date | datetime | bool | None
type Kind = Literal["xlsx", "csv"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank; `number` is the one the spreadsheet shows."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, counted from 1 as the spreadsheet does, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    def covers(self, row: int, column: int) -> bool:
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    @property
    def columns(self) -> int:
        return self.last_column - self.first_column + 1

    @property
    def rows(self) -> int:
        return self.last_row - self.first_row + 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a sheet, counted from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that are not blank, all of one width; cells of a merged range each hold its value."""

    name: str
    rows: tuple[Row, ...]
    width: int
    merges: tuple[Merge, ...] = ()
    # Formulas the file keeps no result of: their cells read as None.
    uncalculated: tuple[Spot, ...] = ()
    # Cells that hold an error such as #N/A: they read as None.
    errors: tuple[Spot, ...] = ()
    is_hidden: bool = False

    def merge_at(self, row: int, column: int) -> Merge | None:
        return next((merge for merge in self.merges if merge.covers(row, column)), None)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file, read. `kind` is what the content is, whatever the name says."""

    name: str
    kind: Kind
    sheets: tuple[Sheet, ...] = field(default=())

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)
