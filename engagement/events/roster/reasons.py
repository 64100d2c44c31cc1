"""Why a row was refused, and what was noted about one that was taken: a code and its sentence."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise | str] = {
    "name_missing": _("This row has no name. Write the name of the person who came."),
    "name_without_letters": _("“%(text)s” is not a name. Write the name of the person who came."),
    "name_is_body": _(
        "“%(text)s” is an agency or group, not a person. Write the name of the person who came for it."
    ),
    "name_holds_several": _("“%(text)s” looks like more than one person. Give each of them a row."),
    "name_is_contact": _(
        "“%(text)s” is an address or number, not a name. Write the name of the person who came."
    ),
    "cell_too_long": _("A cell of this row is longer than %(limit)s characters. Shorten it."),
    "name_too_long": _(
        "The name is longer than %(limit)s characters. Write only the name of the person who came."
    ),
}

NOTES: dict[str, Promise | str] = {
    "phone_unclear": _("We could not read the number “%(text)s”. It was left out; the person was kept."),
    "phone_lost_digits": _(
        "The spreadsheet has shortened the number to “%(text)s”, so its last digits are lost. "
        "It was left out; the person was kept."
    ),
    "phone_two_countries": _(
        "The number “%(text)s” may be of Indonesia or of another country. "
        "Write it with + or 0 in front. It was left out; the person was kept."
    ),
    "phone_second": _("There is a second number, “%(text)s”. Only the first was kept."),
    "phone_shared": _("The number %(text)s stands at several people. It was kept for each of them."),
    "email_unclear": _("“%(text)s” is not an e-mail address. It was left out; the person was kept."),
    "email_second": _("There is a second e-mail address, “%(text)s”. Only the first was kept."),
    "email_shared": _("The e-mail address %(text)s stands at several people. It was kept for each of them."),
    "sex_unclear": _("We could not read “%(text)s” as a sex. It was left out."),
    "mode_unclear": _("We could not read “%(text)s” as in the hall or online. It was left out."),
    "mark_unclear": _("We could not read “%(text)s” as present or absent. It was left out."),
    "date_unclear": _("We could not read “%(text)s” as a date. It was left out."),
    "brackets_left_out": _("“%(text)s” stood in brackets after the name. It was left out."),
    "joined": _(
        "The same person stands again in row %(row)s of the sheet “%(sheet)s”. The person was counted once."
    ),
    "same_name": _(
        "A person of the same name and organisation stands in row %(row)s of the sheet “%(sheet)s”, with another "
        "number and address. Both were taken: check whether they are one."
    ),
    "sheet_without_header": _(
        "The sheet “%(sheet)s” has no row of headings we know. It needs at least a column “Name” or “Nama”."
    ),
    "sheet_without_people": _("The sheet “%(sheet)s” has headings, and nobody under them."),
    "sheet_hidden": _("The sheet “%(sheet)s” is hidden in the file and was not read."),
    "column_unknown": _(
        "The column “%(text)s” of the sheet “%(sheet)s” was not used: we do not know this heading."
    ),
    "column_twice": _(
        "The column “%(text)s” of the sheet “%(sheet)s” was not used: another column says the same."
    ),
    "foot_left_out": _(
        "Row %(row)s of the sheet “%(sheet)s” ends the list (“%(text)s”). What follows was not read."
    ),
    "not_calculated": _(
        "Row %(row)s of the sheet “%(sheet)s” holds a formula without a result. "
        "Open the file, save it, and send it again."
    ),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to tell the organiser; `str()` is a whole sentence in her language."""

    code: str
    text: str = ""
    sheet: str = ""
    row: int = 0
    limit: int = 0

    def __str__(self) -> str:
        sentence = REFUSALS.get(self.code) or NOTES[self.code]
        return str(sentence) % {"text": self.text, "sheet": self.sheet, "row": self.row, "limit": self.limit}
