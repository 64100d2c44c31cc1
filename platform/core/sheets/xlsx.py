"""Read the sheets of an .xlsx: values as last calculated, merged ranges filled, blank space skipped."""

import re
import warnings
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, Any, cast
from xml.etree.ElementTree import Element, ParseError, iterparse
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from .cells import Cell, Merge, Row, Sheet, Spot
from .errors import CellTooLong, Damaged, TooManyCells, TooManyColumns, TooManyRows, TooManySheets
from .limits import Limits
from .package import open_package

# openpyxl reads the parts with one descriptor per attribute, and a malformed part fails wherever it happens to.
MALFORMED = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, InvalidFileException, LookupError,
    NotImplementedError, OSError, ParseError, RecursionError, TypeError, UnicodeError, ValueError, zlib.error,
)  # fmt: skip
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def read_xlsx(content: bytes, limits: Limits) -> tuple[Sheet, ...]:
    """All sheets of the workbook, hidden ones too. Raises SheetError."""
    with open_package(content, limits) as package, warnings.catch_warnings(action="ignore"):
        try:
            return tuple(_sheets(package, limits))
        except MALFORMED as error:
            raise Damaged from error


def _sheets(package: ZipFile, limits: Limits) -> Iterator[Sheet]:
    workbook = load_workbook(cast(IO[bytes], package.fp), read_only=True, data_only=True, keep_links=False)
    sheets: list[Any] = [sheet for sheet in workbook.worksheets if hasattr(sheet, "_get_source")]
    if len(sheets) > limits.sheets:
        raise TooManySheets(limit=limits.sheets)
    for sheet in sheets:  # Any: the read-only sheet's source and formats have no public name
        with sheet._get_source() as source:
            parser = _Parser(
                source,
                sheet._shared_strings,
                data_only=True,
                epoch=workbook.epoch,
                date_formats=workbook._date_formats,  # type: ignore[attr-defined]  # same reason
                timedelta_formats=workbook._timedelta_formats,  # type: ignore[attr-defined]  # same reason
            )
            yield parser.read(sheet.title, sheet.sheet_state != "visible", limits)


class _Parser(WorkSheetParser):
    """openpyxl's reader of cells, in a loop of ours: its own trusts the declared size and pads with blanks."""

    def read(self, name: str, is_hidden: bool, limits: Limits) -> Sheet:
        self.name, self.limits = name, limits
        self.uncalculated: list[Spot] = []
        self.errors: list[Spot] = []
        self.visited = 0
        found: dict[int, dict[int, Cell]] = {}
        merges: list[Merge] = []
        rows: Element | None = None
        # package.py has refused every part with a document type, so there are no entities to fear.
        for event, element in iterparse(self.source, events=("start", "end")):  # noqa: S314
            tag = element.tag.rpartition("}")[2]
            if event == "start":
                rows = element if tag == "sheetData" else rows
            elif tag == "row":
                self._take_row(element, found)
                if rows is not None:
                    rows.clear()  # else a million blank rows stay in memory
            elif tag == "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                merges.append(Merge(int(top or 1), int(bottom or 1), int(left or 1), int(right or 1)))
        self._fill(found, merges)
        width = max((max(cells) for cells in found.values()), default=0)
        return Sheet(
            name=name,
            rows=tuple(
                Row(number, tuple(found[number].get(column) for column in range(1, width + 1)))
                for number in sorted(found)
            ),
            width=width,
            merges=tuple(merges),
            uncalculated=tuple(self.uncalculated),
            errors=tuple(self.errors),
            is_hidden=is_hidden,
        )

    def _take_row(self, element: Element, found: dict[int, dict[int, Cell]]) -> None:
        self.row_counter = int(float(element.get("r", self.row_counter + 1)))
        self.col_counter = 0
        self.visited += 1 + len(element)
        if self.visited > self.limits.cells:
            raise TooManyCells(sheet=self.name, limit=self.limits.cells)
        cells = {column: value for column, value in self._values(element) if value is not None}
        if not cells:
            return
        if len(found) >= self.limits.rows:
            raise TooManyRows(sheet=self.name, limit=self.limits.rows)
        if max(cells) > self.limits.columns:
            raise TooManyColumns(sheet=self.name, row=self.row_counter, limit=self.limits.columns)
        found.setdefault(self.row_counter, {}).update(cells)

    def _values(self, row: Element) -> Iterator[tuple[int, Cell]]:
        for element in row:
            if len(element) == 0 and element.get("r"):
                continue  # a styled blank; one without a reference still moves the column on
            cell = self.parse_cell(element)
            spot = Spot(self.row_counter, cell["column"])
            if cell["data_type"] == "e":
                self.errors.append(spot)
                continue
            value = _plain(cell["value"], element.get("t") == "inlineStr")
            if value is None and element.find(FORMULA_TAG) is not None and element.get("t") != "str":
                self.uncalculated.append(spot)
            if isinstance(value, str) and len(value) > self.limits.cell_length:
                raise CellTooLong(sheet=self.name, row=self.row_counter, limit=self.limits.cell_length)
            yield spot.column, value

    def _fill(self, found: dict[int, dict[int, Cell]], merges: list[Merge]) -> None:
        numbers = sorted(found)
        width = max((max(cells) for cells in found.values()), default=0)
        for merge in merges:
            value = found.get(merge.first_row, {}).get(merge.first_column)
            if value is None:
                continue
            for index in range(bisect_left(numbers, merge.first_row), len(numbers)):
                if numbers[index] > merge.last_row:
                    break
                for column in range(merge.first_column, min(merge.last_column, width) + 1):
                    found[numbers[index]].setdefault(column, value)
                    self.visited += 1
                if self.visited > self.limits.cells:
                    raise TooManyCells(sheet=self.name, limit=self.limits.cells)


def _plain(value: Any, is_inline: bool) -> Cell:  # Any: whatever openpyxl made of the cell
    if isinstance(value, str):
        value = (
            ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
            if is_inline
            else value.replace("_x000D_", "")
        )
        return value if value.strip() else None
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, bool | int | float | date | datetime) or value is None:
        return value
    return str(value)
