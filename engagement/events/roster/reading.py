"""Read an attendance list as organisers keep it: who it proposes, which rows it cannot use, and why."""

from dataclasses import dataclass, field, replace

from core.sheets import Row, Sheet, Workbook

from .folding import fold, squeeze
from .header import Header, find_header, header_at
from .joining import join_doubles
from .lines import is_ditto, line_of, section_title
from .person import read_person
from .reasons import Reason
from .rows import Mode, RefusedRow, Roster, RosterRow
from .values import MODES, is_check

LONGEST_CELL = 500


@dataclass(slots=True)
class _Found:
    rows: list[RosterRow] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    notes: list[Reason] = field(default_factory=list)


def read_roster(workbook: Workbook) -> Roster:
    """The people of all visible sheets, each once, in the order they stand. Pure: looks nothing up."""
    found = _Found()
    for sheet in workbook:
        if sheet.is_hidden:
            found.notes.append(Reason("sheet_hidden", sheet=sheet.name))
        else:
            _read_sheet(sheet, found)
    return Roster(join_doubles(found.rows), tuple(found.refused), tuple(found.notes))


def _read_sheet(sheet: Sheet, found: _Found) -> None:
    header = find_header(sheet)
    if header is None:
        if sheet.rows:
            found.notes.append(Reason("sheet_without_header", sheet=sheet.name))
        return
    found.notes.extend(
        Reason("column_unknown", text, sheet=sheet.name) for text in dict.fromkeys(header.unknown)
    )
    found.notes.extend(Reason("column_twice", text, sheet=sheet.name) for text in header.twice)
    rows_of_formulas = dict.fromkeys(spot.row for spot in sheet.uncalculated)
    found.notes.extend(Reason("not_calculated", sheet=sheet.name, row=row) for row in rows_of_formulas)
    before = len(found.rows) + len(found.refused)
    _read_lines(sheet, header, found)
    if len(found.rows) + len(found.refused) == before:
        found.notes.append(Reason("sheet_without_people", sheet=sheet.name))


def _read_lines(sheet: Sheet, header: Header, found: _Found) -> None:
    ticked = _ticked_columns(sheet, header)
    mode = _mode_of(sheet.name)
    section, is_over, index = "", False, header.ends
    above: Row | None = None
    while index < len(sheet.rows):
        if again := header_at(sheet, index):
            header, index, is_over = again, again.ends, False
            continue
        row = sheet.rows[index]
        index += 1
        if not is_over and _is_overlong(row, header):
            found.refused.append(_overlong(sheet, row))
            continue
        line = "furniture" if is_over else line_of(sheet, row, header)
        if line == "foot":
            is_over = True
            first = next(squeeze(cell) for cell in row.cells if squeeze(cell))
            found.notes.append(Reason("foot_left_out", first, sheet=sheet.name, row=row.number))
        elif line == "section":
            section = section_title(row)
        elif line == "person":
            row = above = _without_dittos(row, above)
            person = read_person(row, header, sheet=sheet.name, section=section, mode=mode, ticked=ticked)
            if isinstance(person, RosterRow):
                found.rows.append(person)
            else:
                found.refused.append(person)


def _is_overlong(row: Row, header: Header) -> bool:
    """Whether a cell that we would read is no honest one: taking names and addresses apart costs its square."""
    read = (row.cells[column.index] for column in header.columns if column.field != "ignored")
    return any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in read)


def _overlong(sheet: Sheet, row: Row) -> RefusedRow:
    cells = tuple(squeeze(str(cell or "")[:LONGEST_CELL]) for cell in row.cells)
    return RefusedRow(sheet.name, row.number, cells, (Reason("cell_too_long", limit=LONGEST_CELL),))


def _ticked_columns(sheet: Sheet, header: Header) -> frozenset[int]:
    """The columns of presence, if any of them holds a tick: who ticks one day crosses out another."""
    columns = frozenset(column.index for column in header.of("present", "day"))
    cells = (row.cells[index] for row in sheet.rows[header.ends :] for index in columns)
    return columns if any(is_check(cell) for cell in cells) else frozenset()


def _mode_of(name: str) -> Mode | None:
    """What a sheet called 'Luring' or 'Peserta Zoom' says of all in it."""
    modes = {MODES[word] for word in fold(name).split() if len(word) > 1 and word in MODES}
    return modes.pop() if len(modes) == 1 else None


def _without_dittos(row: Row, above: Row | None) -> Row:
    if above is None:
        return row
    cells = tuple(
        earlier if isinstance(cell, str) and is_ditto(cell.strip()) else cell
        for cell, earlier in zip(row.cells, above.cells, strict=True)
    )
    return replace(row, cells=cells)
