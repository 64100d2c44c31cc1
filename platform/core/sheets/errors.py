"""What can be wrong with a file somebody hands us, each with a sentence that says what to do next."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SheetError(Exception):
    """A file we do not read; `str()` is a whole sentence in the reader's language."""

    code = "sheet_error"
    sentence: Promise | str = _("We could not read this file.")

    def __init__(self, **values: Any) -> None:  # values of several types, only ever formatted
        super().__init__(values)
        self.values = values

    def __str__(self) -> str:
        return str(self.sentence) % self.values


class EmptyFile(SheetError):
    code = "empty_file"
    sentence = _("This file is empty. Choose the file that holds your list.")


class FileTooBig(SheetError):
    code = "file_too_big"
    sentence = _(
        "This file is larger than %(megabytes)s MB. Split the list into smaller files and send them one by one."
    )


class UnpacksTooBig(SheetError):
    code = "unpacks_too_big"
    sentence = _(
        "This file unpacks to more than we can take. Copy the list alone into a new spreadsheet, without pictures "
        "and styles, and send that."
    )


class TooManySheets(SheetError):
    code = "too_many_sheets"
    sentence = _("This file has more than %(limit)s sheets. Keep only the sheets that hold the list.")


class TooManyRows(SheetError):
    code = "too_many_rows"
    sentence = _(
        "The sheet “%(sheet)s” has more than %(limit)s rows. "
        "Split the list into smaller files and send them one by one."
    )


class TooManyColumns(SheetError):
    code = "too_many_columns"
    sentence = _(
        "Row %(row)s of the sheet “%(sheet)s” has more than %(limit)s columns. Keep only the columns of the list."
    )


class TooManyCells(SheetError):
    code = "too_many_cells"
    sentence = _(
        "The sheet “%(sheet)s” has more than %(limit)s cells, most of them perhaps empty but coloured. Delete the "
        "empty rows and columns around your list, save, and send it again."
    )


class CellTooLong(SheetError):
    code = "cell_too_long"
    sentence = _(
        "A cell in row %(row)s of the sheet “%(sheet)s” holds more than %(limit)s characters. "
        "Shorten it and send the file again."
    )


class Encrypted(SheetError):
    code = "encrypted"
    sentence = _("This file is locked with a password. Save it without the password and send it again.")


class OldExcel(SheetError):
    code = "old_excel"
    sentence = _("This is a spreadsheet of an older kind. Open it, save it as .xlsx, and send that.")


class OtherSpreadsheet(SheetError):
    code = "other_spreadsheet"
    sentence = _(
        "This spreadsheet is of a kind we do not read. Open it, save it as .xlsx or .csv, and send that."
    )


class NotASheet(SheetError):
    code = "not_a_sheet"
    sentence = _("This file is not a spreadsheet. Send your list as .xlsx or .csv.")


class UnsafeFile(SheetError):
    code = "unsafe_file"
    sentence = _(
        "This file contains definitions that a spreadsheet never needs and that can harm a computer. Copy the list "
        "into a new spreadsheet and send that."
    )


class Damaged(SheetError):
    code = "damaged"
    sentence = _("This spreadsheet is damaged. Open it, save it as .xlsx once more, and send that.")
