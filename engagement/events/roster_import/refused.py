"""Refused rows as a file: the columns of the source with the reasons behind, to be corrected and sent again."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from core.sheets import Sheet, Workbook, stream_xlsx
from engagement.events.roster.folding import squeeze
from engagement.events.roster.header import find_header
from engagement.events.roster_import.plan import Plan


def refused_xlsx(plan: Plan, workbook: Workbook) -> Iterator[bytes]:
    """The bytes of an .xlsx; rows of a second sheet stand under headings of their own, which reading finds again."""
    lines = list(_lines(plan, workbook))
    headings, rows = (lines[0], lines[1:]) if lines else ([_("Reason")], [])
    return stream_xlsx(headings, rows, title=_("Refused rows"))


def _lines(plan: Plan, workbook: Workbook) -> Iterator[list[str]]:
    sheets = {sheet.name: sheet for sheet in workbook}
    for name, refused in groupby(plan.refused, key=lambda row: row.sheet):
        sheet = sheets[name]
        yield [*_headings(sheet), _("Reason"), _("Sheet"), _("Row")]
        for row in refused:
            cells = [*row.cells, *("" for _missing in range(sheet.width - len(row.cells)))]
            yield [*cells, " ".join(str(reason) for reason in row.reasons), name, str(row.number)]


def _headings(sheet: Sheet) -> list[str]:
    """The headings in one row; of two rows the lower says it, with the upper before it where both speak."""
    header = find_header(sheet)
    if header is None:
        return [""] * sheet.width
    rows = [[squeeze(cell) for cell in row.cells] for row in sheet.rows[header.starts : header.ends]]
    return [" ".join(dict.fromkeys(text for text in column if text)) for column in zip(*rows, strict=True)]
