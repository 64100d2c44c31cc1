"""Find the row, or the two rows, of headings in a sheet, wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.sheets import Row, Sheet

from .folding import fold, squeeze
from .headings import Field, field_of, field_under

SEARCHED_ROWS = 60
NAMES: frozenset[Field] = frozenset(("name", "given_name"))
# Of these a list may well have several columns.
REPEATABLE: frozenset[Field] = frozenset(("day", "place", "phone", "email", "contact"))


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose meaning is known; `index` counts from 0."""

    index: int
    field: Field
    label: str


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a list; its rows begin at `ends` in the sheet's rows."""

    columns: tuple[Column, ...]
    starts: int
    ends: int
    unknown: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()

    def of(self, *fields: Field) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field in fields)

    @property
    def score(self) -> int:
        known = {column.field for column in self.columns}
        if not known & NAMES:
            return 0
        return 3 + len(known) + len([column for column in self.columns if column.field != "ignored"])


def find_header(sheet: Sheet) -> Header | None:
    """The best header among the first rows; the earliest, and the single row, when several are as good."""
    candidates = [
        header
        for index in range(min(len(sheet.rows), SEARCHED_ROWS))
        for header in (_single(sheet, index), _double(sheet, index))
        if header is not None and header.score
    ]
    return max(candidates, key=lambda header: header.score, default=None)


def header_at(sheet: Sheet, index: int) -> Header | None:
    """A header that stands again at this row, as at the top of a page, or a new one for a second list."""
    single, double = _single(sheet, index), _double(sheet, index)
    best = max(
        (header for header in (single, double) if header), key=lambda header: header.score, default=None
    )
    if best is None or not best.score:
        return None
    filled = {squeeze(cell) for row in sheet.rows[index : best.ends] for cell in row.cells if squeeze(cell)}
    recognised = len(best.columns)
    return (
        best if (recognised >= 2 and recognised * 2 > len(filled)) or recognised == len(filled) == 1 else None
    )


def _single(sheet: Sheet, index: int) -> Header | None:
    row = sheet.rows[index]
    texts = [squeeze(cell) for cell in row.cells]
    return _header([(text, field_of(text)) for text in texts], index, index + 1)


def _double(sheet: Sheet, index: int) -> Header | None:
    """Two rows read as one, when the upper has wider headings over those of the lower."""
    if index + 1 >= len(sheet.rows) or sheet.rows[index + 1].number != sheet.rows[index].number + 1:
        return None
    upper, lower = sheet.rows[index], sheet.rows[index + 1]
    pairs: list[tuple[str, Field | None]] = []
    for own, parent, child in zip(
        upper.cells, _parents(sheet, upper), map(squeeze, lower.cells), strict=True
    ):
        if not child and own is None:
            pairs.append(("", None))
            continue
        field = field_under(parent, child)
        is_new = bool(child) and fold(child) != fold(parent)
        if is_new and field is None:
            return None  # the lower row is a row of people
        pairs.append((child if is_new else parent, field))
    both, below = _header(pairs, index, index + 2), _single(sheet, index + 1)
    # Where the lower row says as much alone, the upper is a title, or the last person of the page before.
    return both if both and both.score > (below.score if below else 0) else None


def _parents(sheet: Sheet, row: Row) -> list[str]:
    """The upper headings, each carried over the columns it spans; one that spans all is a title, not a heading."""
    texts: list[str] = []
    for column, cell in enumerate(row.cells, start=1):
        merge = sheet.merge_at(row.number, column)
        text = squeeze(cell)
        if merge and merge.columns >= max(sheet.width - 1, 2):
            text = ""
        elif not text and not merge and texts and not sheet.merges:
            text = texts[-1]  # a CSV keeps the words of a merged heading in the first column alone
        texts.append(text)
    return texts


def _header(pairs: Sequence[tuple[str, Field | None]], starts: int, ends: int) -> Header | None:
    columns: list[Column] = []
    twice: list[str] = []
    taken: set[Field] = set()
    for index, (text, field) in enumerate(pairs):
        if field is None:
            continue
        if field in taken and field not in REPEATABLE and field != "ignored":
            twice.append(text)
            continue
        taken.add(field)
        columns.append(Column(index, field, text))
    unknown = tuple(text for text, field in pairs if text and field is None)
    return Header(tuple(columns), starts, ends, unknown, tuple(twice)) if columns else None
