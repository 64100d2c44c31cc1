"""Names as people type them when they look somebody up, folded by the database so that an index can hold them."""

import unicodedata
from typing import Any

from django.db.models import Func, Q, TextField

MOST_WORDS = 6
# Marks above and below Latin and Arabic letters, and every kind of apostrophe: nobody types them twice alike.
_MARKS = r"[\u0300-\u036f\u064b-\u0655\u0670''\u2018\u2019\u02bc`]"
_APART = "-.,()/"


class Folded(Func):
    """`Folded("called")`: small letters without marks, a space before each word. Made of immutable functions only."""

    template = (
        f"(' ' || TRANSLATE(LOWER(REGEXP_REPLACE(NORMALIZE(%(expressions)s, NFKD), '{_MARKS}', '', 'g')), "
        f"'{_APART}', '{' ' * len(_APART)}'))"
    )
    arity = 1

    def __init__(self, expression: Any, **extra: Any) -> None:  # Any: a name of a field or an expression
        super().__init__(expression, output_field=TextField(), **extra)


def words_of(text: str) -> list[str]:
    """What somebody typed, folded alike and parted into words."""
    plain = unicodedata.normalize("NFKD", text.lower())
    kept = (
        letter if letter.isalnum() else "" if unicodedata.combining(letter) or letter in "'‘’ʼ`" else " "
        for letter in plain
    )
    return "".join(kept).split()[:MOST_WORDS]


def begins(name: str, words: list[str]) -> Q:
    """Each of the words begins a word of the folded column or annotation `name`."""
    found = Q()
    for word in words:
        found &= Q(**{f"{name}__contains": f" {word}"})
    return found
