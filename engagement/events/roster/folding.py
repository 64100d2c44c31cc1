"""Fold a text to what counts when two spellings are compared: small plain letters, digits, single spaces."""

import re
import unicodedata

_APART = re.compile(r"[^\w]+|_+")
_APOSTROPHES = re.compile("['’‘`´ʼ]")


def fold(text: str) -> str:
    """'  E-Mail / Surél ' becomes 'e mail surel'."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text).casefold())
    return _APART.sub(" ", "".join(letter for letter in plain if not unicodedata.combining(letter))).strip()


def squeeze(value: object) -> str:
    """The text of a cell on one line, invisible characters and doubled spaces gone."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "".join(letter if unicodedata.category(letter) != "Cf" else "" for letter in str(value))
    return " ".join(text.split())
