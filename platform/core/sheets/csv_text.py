"""Read a CSV of any make: its encoding, delimiter, quotes and line ends found from the content."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from .cells import Cell, Row, Sheet
from .errors import CellTooLong, NotASheet, TooManyCells, TooManyColumns, TooManyRows
from .limits import Limits
from .neutral import restore

DELIMITERS = (",", ";", "\t", "|")
SAMPLE = 65_536
SAMPLE_ROWS = 60
# Control characters no list of people holds; more than one in a hundred, and the file is something else.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
SEPARATOR_LINE = re.compile(r"\Asep=(.)(\r\n|\r|\n|\Z)", re.IGNORECASE)


def read_csv(content: bytes, name: str, limits: Limits) -> Sheet:
    """The one sheet of a CSV; all its cells are text. Raises SheetError."""
    text = decode(content)
    controls = len(CONTROLS.findall(text))
    if controls * 100 > len(text):
        raise NotASheet
    if controls:
        text = CONTROLS.sub("", text)
    # A spreadsheet obeys "sep=;" and does not show that line, so the rows count from the next.
    if declared := SEPARATOR_LINE.match(text):
        text = text[declared.end() :]
    delimiter = declared[1] if declared else sniff(text)
    rows = tuple(_rows(text, delimiter, name, limits))
    width = max((len(row.cells) for row in rows), default=0)
    return Sheet(
        name=name,
        rows=tuple(Row(row.number, row.cells + (None,) * (width - len(row.cells))) for row in rows),
        width=width,
    )


def decode(content: bytes) -> str:
    """Text of the bytes: by their mark, else UTF-8, else what Windows in our region writes."""
    if content.startswith(BOM_UTF8):
        return content.decode("utf-8-sig", errors="replace")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def sniff(text: str) -> str:
    """The delimiter that splits the first rows most often into one same number of cells; a comma when none does."""
    return max(DELIMITERS, key=lambda delimiter: _regularity(text[:SAMPLE], delimiter))


def _regularity(sample: str, delimiter: str) -> int:
    widths: Counter[int] = Counter()
    try:
        for record in csv.reader(StringIO(sample, newline=""), delimiter=delimiter):
            widths[len(record)] += len(record) > 1
            if widths.total() >= SAMPLE_ROWS:
                break
    except csv.Error:
        return 0
    return max((count * min(width, 6) for width, count in widths.items()), default=0)


def _rows(text: str, delimiter: str, name: str, limits: Limits) -> Iterator[Row]:
    taken = cells = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(reader, start=1):
            values = _values(record)
            cells += len(record) + 1
            if cells > limits.cells:
                raise TooManyCells(sheet=name, limit=limits.cells)
            if not values:
                continue
            taken += 1
            if taken > limits.rows:
                raise TooManyRows(sheet=name, limit=limits.rows)
            if len(values) > limits.columns:
                raise TooManyColumns(sheet=name, row=number, limit=limits.columns)
            if any(isinstance(value, str) and len(value) > limits.cell_length for value in values):
                raise CellTooLong(sheet=name, row=number, limit=limits.cell_length)
            yield Row(number, values)
    except csv.Error as error:  # a field beyond the reader's own ceiling, 131,072 characters
        raise CellTooLong(sheet=name, row=reader.line_num, limit=limits.cell_length) from error


def _values(record: list[str]) -> tuple[Cell, ...]:
    values: list[Cell] = [restore(text) if text.strip() else None for text in record]
    while values and values[-1] is None:
        values.pop()
    return tuple(values)
