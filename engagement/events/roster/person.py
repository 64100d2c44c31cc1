"""Make one proposed person, or one refusal, of one row."""

from dataclasses import dataclass, field

from core.sheets import Cell, Row

from .folding import fold, squeeze
from .header import Column, Header
from .headings import Field
from .names import name_refusal, proper_case, split_name
from .phones import read_phones
from .reasons import Reason
from .rows import DayMark, Mode, RefusedRow, RosterRow, Sex
from .values import NOTHING, When, read_email, read_mark, read_mode, read_sex, read_when


@dataclass(slots=True)
class _Reading:
    """The cells of one row by field, and the notes that gather while they are read."""

    row: Row
    header: Header
    notes: list[Reason] = field(default_factory=list)

    def cell(self, *fields: Field) -> Cell:
        """The first cell of these fields that is filled."""
        return next((cell for cell in self.cells(*fields) if squeeze(cell)), None)

    def cells(self, *fields: Field) -> list[Cell]:
        return [self.row.cells[column.index] for column in self.header.of(*fields)]

    def text(self, *fields: Field) -> str:
        text = squeeze(self.cell(*fields))
        return "" if fold(text) in NOTHING else text


def read_person(
    row: Row, header: Header, *, sheet: str, section: str, mode: Mode | None, ticked: frozenset[int]
) -> RosterRow | RefusedRow:
    """`mode` is what the sheet's name says of all in it; `ticked` are the columns whose marks are ticks."""
    reading = _Reading(row, header)
    name = _name_cell(reading)
    if refusal := name_refusal(name):
        return RefusedRow(sheet, row.number, tuple(squeeze(cell) for cell in row.cells), (refusal,))
    split = split_name(str(name))
    reading.notes.extend(split.notes)
    email, phone = _contacts(reading)
    present, excuse = _presence(reading, ticked)
    return RosterRow(
        source_sheet=sheet,
        source_row=row.number,
        name=split.name,
        called=proper_case(reading.text("called")) or split.called,
        title=split.title or reading.text("title"),
        degrees=split.degrees or reading.text("degrees"),
        organisation=reading.text("organisation") or reading.text("unit"),
        position=reading.text("position"),
        email=email,
        phone=phone,
        sex=_sex(reading),
        place_text=", ".join(
            dict.fromkeys(
                squeeze(cell) for cell in reading.cells("place") if fold(squeeze(cell)) not in NOTHING
            )
        ),
        mode=_mode(reading) or mode,
        present=present,
        excuse=excuse,
        attended_at=_attended_at(reading),
        days=_days(reading, ticked),
        section=section,
        notes=tuple(reading.notes),
    )


def _name_cell(reading: _Reading) -> Cell:
    if name := reading.cell("name"):
        return name
    parts = [squeeze(cell) for cell in (reading.cell("given_name"), reading.cell("family_name"))]
    return " ".join(part for part in parts if part and fold(part) not in NOTHING)


def _contacts(reading: _Reading) -> tuple[str, str]:
    """A column of both kinds ('Kontak') is read for addresses first and for numbers in what is left."""
    email = phone = ""
    for column in reading.header.of("email", "phone", "contact"):
        cell = reading.row.cells[column.index]
        is_address = column.field == "email" or (column.field == "contact" and "@" in squeeze(cell))
        if is_address:
            found, notes = read_email(cell)
            email = email or found
        else:
            found, notes = read_phones(cell)
            phone = phone or found
        reading.notes.extend(notes)
        if is_address and column.field == "contact":
            rest = " ".join(word for word in squeeze(cell).replace("/", " / ").split() if "@" not in word)
            if any(figure.isdigit() for figure in rest):
                found, notes = read_phones(rest)
                phone = phone or found
                reading.notes.extend(notes)
    return email, phone


def _sex(reading: _Reading) -> Sex | None:
    if squeeze(reading.cell("female_mark")):
        return "female"
    if squeeze(reading.cell("male_mark")):
        return "male"
    sex, notes = read_sex(reading.cell("sex"))
    reading.notes.extend(notes)
    return sex


def _mode(reading: _Reading) -> Mode | None:
    if read_mark(reading.cell("hall_mark"))[0]:
        return "hall"
    if read_mark(reading.cell("online_mark"))[0]:
        return "online"
    mode, notes = read_mode(reading.cell("mode"))
    reading.notes.extend(notes)
    return mode


def _presence(reading: _Reading, ticked: frozenset[int]) -> tuple[bool | None, str]:
    """From the column of presence; else from the column of absence, the days, or a mark under hall or online."""
    for column in reading.header.of("present"):
        cell = reading.row.cells[column.index]
        # "Hadir daring" and the like say the way in the column of presence.
        if read_mode(cell)[0]:
            return True, ""
        present, excuse, notes = read_mark(cell, x_is_absent=column.index in ticked)
        reading.notes.extend(notes)
        if present is not None:
            return present, excuse
    if read_mark(reading.cell("absent_mark"))[0]:
        return False, ""
    marks = [read_mark(cell)[0] for cell in reading.cells("hall_mark", "online_mark")]
    marks += [day.present for day in _days(reading, ticked, silent=True)]
    said = [mark for mark in marks if mark is not None]
    return (any(said) if said else None), ""


def _days(reading: _Reading, ticked: frozenset[int], *, silent: bool = False) -> tuple[DayMark, ...]:
    return tuple(_day(reading, column, ticked, silent) for column in reading.header.of("day"))


def _day(reading: _Reading, column: Column, ticked: frozenset[int], silent: bool) -> DayMark:
    present, excuse, notes = read_mark(reading.row.cells[column.index], x_is_absent=column.index in ticked)
    if not silent:
        reading.notes.extend(notes)
    return DayMark(column.label, present, excuse)


def _attended_at(reading: _Reading) -> When | None:
    when, notes = read_when(reading.cell("attended_at"))
    reading.notes.extend(notes)
    return when
