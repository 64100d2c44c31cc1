"""Write rows as CSV or XLSX, piece by piece, so that an export of any length takes little memory."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from io import StringIO
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from .neutral import neutralise

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

CHUNK = 65_536
LONGEST_TEXT = 32_767  # what a spreadsheet cell can hold
CUT = " […]"
LAST_ROW = 1_048_576
# What XML cannot carry: it would make the whole file unreadable.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet reads _x0041_ as "A"; a carriage return is lost unless written that way.
LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

# Any: a value is what a caller's query gives; numbers and dates keep their type, all else is written as its text.
type Values = Sequence[Any]


def stream_csv(headings: Sequence[object], rows: Iterable[Values], *, zone: tzinfo = UTC) -> Iterator[bytes]:
    """A CSV in UTF-8 with a mark, each text quoted and no formula; times in `zone`. Yields about 64 KB at a time."""
    buffer = StringIO(newline="")
    # Everything quoted, so that a spreadsheet of another locale does not split a text into new cells.
    writer = csv.writer(buffer, quoting=csv.QUOTE_STRINGS, lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([_csv_value(heading, zone) for heading in headings])
    for row in rows:
        writer.writerow([_csv_value(value, zone) for value in row])
        if buffer.tell() > CHUNK:
            yield _emptied(buffer)
    yield _emptied(buffer)


def stream_xlsx(
    headings: Sequence[object], rows: Iterable[Values], *, zone: tzinfo = UTC, title: str = "Sheet"
) -> Iterator[bytes]:
    """An .xlsx whose texts are texts, never formulas; times in `zone`, without zone.

    It is written to a temporary file first, so the first bytes come when the last row is known. After the last row
    a sheet can hold, the list goes on in a next sheet under the same headings.
    """
    workbook = Workbook(write_only=True)
    with TemporaryFile() as file:
        try:
            _write_sheets(workbook, title, headings, rows, zone)
            workbook.save(file)
        except BaseException:
            _discard(workbook)
            raise
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _write_sheets(
    workbook: Workbook, title: str, headings: Sequence[object], rows: Iterable[Values], zone: tzinfo
) -> None:
    sheet: Any = None  # Any: openpyxl's stub gives a union without append for write-only sheets
    room = 0
    for row in _and_at_least_a_sheet(rows):
        if room == 0:
            sheet, room = workbook.create_sheet(_sheet_title(title, len(workbook.worksheets))), LAST_ROW - 1
            sheet.freeze_panes = "A2"
            sheet.append([_xlsx_cell(sheet, heading, zone) for heading in headings])
        if row is not None:
            sheet.append([_xlsx_cell(sheet, value, zone) for value in row])
            room -= 1


def _and_at_least_a_sheet(rows: Iterable[Values]) -> Iterator[Values | None]:
    yield None
    yield from rows


def _sheet_title(title: str, number: int) -> str:
    plain = re.sub(r"[\\*?:/\[\]\x00-\x1f']", " ", title).strip() or "Sheet"
    return plain[:31] if number == 0 else f"{plain[:26]} {number + 1}"


def _csv_value(value: Any, zone: tzinfo) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return _naive(value, zone).isoformat(sep=" ", timespec="minutes")
    return neutralise(_writable(str(value)))


def _xlsx_cell(sheet: Any, value: Any, zone: tzinfo) -> Any:
    if value is None or isinstance(value, int | float | Decimal):
        return value
    if isinstance(value, datetime):
        return _naive(value, zone)
    if isinstance(value, date):
        return value
    text = LOOKS_ESCAPED.sub("_x005F_", _cut(_writable(str(value)))).replace("\r", "_x000D_")
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # openpyxl takes a leading "=" for a formula
    return cell


def _naive(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)


def _writable(text: str) -> str:
    return UNWRITABLE.sub("", text)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(CUT)] + CUT


def _emptied(buffer: StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8")


def _discard(workbook: Workbook) -> None:
    """Close and remove the temporary files of the sheets begun."""
    for sheet in workbook.worksheets:
        writer: Any = getattr(sheet, "_writer", None)  # Any: no public way to drop a half-written sheet
        if writer is not None:
            with suppress(Exception):  # whatever fails here must not hide the error that brought us here
                sheet.close()
            with suppress(OSError):
                writer.cleanup()
