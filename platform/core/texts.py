"""What people write, as it can be read: nothing invisible or reversed, line ends only where lines are meant."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Control, format and half characters. The two joiners stay: Arabic, Indic scripts and emoji are written with them.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_JOINERS = "\u200c\u200d"
# Letters by name that show nothing: fillers of Hangul and Khmer, the empty Braille cell, variation selectors.
_BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" + "".join(map(chr, range(0xFE00, 0xFE10))))


class NothingToRead(ValueError):
    """What was written shows no letter, figure or sign."""

    code = "nothing_to_read"

    def __str__(self) -> str:
        return _("This cannot be read. Write it with letters or figures.")


def readable(text: str, *, lines: bool = False, optional: bool = False) -> str:
    """`text` without what nobody sees; on one line, unless `lines` are meant.

    Raises NothingToRead when nothing is left and it is not `optional`.
    """
    whole = unicodedata.normalize("NFC", text)
    rows = [_seen(row) for row in whole.splitlines()]
    kept = "\n".join(rows) if lines else " ".join(rows)
    kept = re.sub(r"\n{3,}", "\n\n", kept) if lines else " ".join(kept.split())
    kept = kept.strip()
    if all(character.isspace() or character in _BLANK or character in _JOINERS for character in kept):
        if optional:
            return ""
        raise NothingToRead
    return kept


def check_readable(text: str) -> None:
    """The validator of form and serializer fields that must not be empty to the eye."""
    try:
        readable(text, lines=True)
    except NothingToRead as nothing:
        raise ValidationError(str(nothing), code=NothingToRead.code) from nothing


def _seen(row: str) -> str:
    """One line: tabs as spaces, everything unseen gone."""
    spaced = row.replace("\t", " ")
    return "".join(
        character
        for character in spaced
        if character in _JOINERS or unicodedata.category(character) not in _UNSEEN
    ).rstrip()
