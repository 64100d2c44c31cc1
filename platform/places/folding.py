"""Names and queries in one plain spelling: lower case, no accents, no punctuation, no "Kabupaten"."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from places.choices import Kind

# What people write before a name to say what it is.
KIND_WORDS = {
    "kabupaten": Kind.REGENCY,
    "kab": Kind.REGENCY,
    "regency": Kind.REGENCY,
    "kota": Kind.CITY,
    "kotamadya": Kind.CITY,
    "kodya": Kind.CITY,
    "city": Kind.CITY,
    "kecamatan": Kind.DISTRICT,
    "kec": Kind.DISTRICT,
    "distrik": Kind.DISTRICT,
    "district": Kind.DISTRICT,
    "provinsi": Kind.PROVINCE,
    "propinsi": Kind.PROVINCE,
    "prov": Kind.PROVINCE,
    "province": Kind.PROVINCE,
    "negara": Kind.COUNTRY,
}
# Jakarta's regency and cities carry this word after the kind.
_ADMINISTRATIVE = {"administrasi", "adm"}
_ARABIC_SPELLINGS = str.maketrans({"ة": "ه", "ى": "ي"})


class Said(NamedTuple):
    """A folded name, and the kind of place that was named with it, if any."""

    name: str
    kind: Kind | None


def fold(text: str) -> str:
    """Lower case letters and digits of any script, words parted by one space."""
    letters = unicodedata.normalize("NFKD", text.casefold()).translate(_ARABIC_SPELLINGS)
    kept = (
        letter if letter.isalnum() else "" if unicodedata.combining(letter) else " " for letter in letters
    )
    return " ".join("".join(kept).split())


def said(text: str) -> Said:
    """Fold `text` and part the kind from the name: "Kab. Semarang" gives ("semarang", REGENCY).

    The English kind stands behind: "Semarang regency" gives the same.
    """
    words = fold(text).split()
    if len(words) < 2:
        return Said(" ".join(words), None)
    if kind := KIND_WORDS.get(words[0]):
        rest = words[1:]
        if len(rest) > 1 and rest[0] in _ADMINISTRATIVE:
            rest = rest[1:]
        return Said(" ".join(rest), kind)
    if kind := KIND_WORDS.get(words[-1]):
        return Said(" ".join(words[:-1]), kind)
    return Said(" ".join(words), None)


def bars(names: Iterable[str]) -> str:
    """Pack folded names for one column: each between bars, also written as one word ("hongkong")."""
    spellings = dict.fromkeys(
        spelling for name in names for spelling in (name, name.replace(" ", "")) if name
    )
    return f"|{'|'.join(spellings)}|"
