"""Spreadsheets in and out: `read` takes nothing on trust, `stream_csv` and `stream_xlsx` write without formulas."""

from .cells import Cell, Merge, Row, Sheet, Spot, Workbook
from .errors import SheetError
from .limits import USUAL, Limits
from .reading import read
from .writing import CSV_TYPE, XLSX_TYPE, stream_csv, stream_xlsx

__all__ = [
    "CSV_TYPE",
    "USUAL",
    "XLSX_TYPE",
    "Cell",
    "Limits",
    "Merge",
    "Row",
    "Sheet",
    "SheetError",
    "Spot",
    "Workbook",
    "read",
    "stream_csv",
    "stream_xlsx",
]
