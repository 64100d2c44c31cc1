"""Why a readable row is refused once we know who is here already."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise | str] = {
    "ambiguous": _(
        "Several people called “%(text)s” take part in this event already. Write the number or e-mail address of the "
        "one who came."
    ),
    "same_person": _(
        "By its number or e-mail address this row is the same person as row %(row)s of the sheet “%(sheet)s”, under "
        "another name. Keep the address only at the person it belongs to."
    ),
    "name_too_long": _(
        "The name is longer than %(limit)s characters. Write only the name of the person who came."
    ),
}


@dataclass(frozen=True, slots=True)
class ImportReason:
    """One thing to tell the organiser; `str()` is a whole sentence in her language."""

    code: str
    text: str = ""
    sheet: str = ""
    row: int = 0
    limit: int = 0

    def __str__(self) -> str:
        values = {"text": self.text, "sheet": self.sheet, "row": self.row, "limit": self.limit}
        return str(SENTENCES[self.code]) % values
