"""Words that many readers share, rendered once, with blanks where their own go: name and stop link.

A template that does more with a blank than show it makes no mould; it is rendered for each reader then.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from django.utils.html import escape

from notifications.engine.outbox.texts import Reader, Texts

# For private use in Unicode: nobody types them, and no filter changes them.
_OPEN, _CLOSE = "\ue000", "\ue001"
# The angle tells how the template shows a value there: as it is, or escaped.
_BLANK = re.compile(f"{_OPEN}(?:(<)|&lt;)([a-z_]+)(?:>|&gt;){_CLOSE}")
_LOOKS_INTO = ("eq", "ne", "lt", "le", "gt", "ge", "len", "iter", "getitem", "contains", "add", "hash")


class _Poked(Exception):
    """A template asked for more than to show a blank."""


class _Blank(str):
    """Stands for a text of the reader's own, and notices whoever looks into it."""

    was_poked = False

    def poke(self, *_others: object) -> NoReturn:
        # Noted too, for `{% if %}` swallows what is raised.
        self.was_poked = True
        raise _Poked


for _name in _LOOKS_INTO:
    setattr(_Blank, f"__{_name}__", _Blank.poke)


class _Stranger:
    """Stands for a reader, or a message, of which a template may know these blanks and nothing else."""

    def __init__(self, **blanks: _Blank) -> None:
        self.__dict__ |= {**blanks, "was_poked": False}

    def __getattr__(self, name: str) -> NoReturn:
        self.was_poked = True
        raise AttributeError(name)

    def __str__(self) -> str:
        self.was_poked = True
        return ""


Piece = tuple[str, bool, str]
"""A blank's name, whether it is shown as it is, and the words behind it."""


@dataclass(frozen=True)
class Mould:
    """For each of the five texts the words before its first blank, then blank by blank."""

    texts: tuple[tuple[str, tuple[Piece, ...]], ...]

    def pour(self, *, called: str, stop_url: str) -> Texts:
        """The texts of one reader."""
        raw = {"called": called, "stop_url": stop_url}
        escaped = {name: escape(value) for name, value in raw.items()}
        subject, text, mail_subject, *rest = (_poured(text, raw, escaped) for text in self.texts)
        # A name with two blanks in it is shown in a header as any other.
        return Texts(" ".join(subject.split()), text, " ".join(mail_subject.split()), *rest)


def cast(render: Callable[[Reader], Texts]) -> Mould | None:
    """The mould of what is rendered for a reader; None where readers differ in more than name and stop link."""
    called, stop_url = _blank("called"), _blank("stop_url")
    person, message = _Stranger(called=called), _Stranger()
    try:
        texts = render(Reader(person=person, message=message, stop_url=stop_url))
    except _Poked:
        return None
    if any(stand_in.was_poked for stand_in in (called, stop_url, person, message)):
        return None
    pieces = tuple(_pieces(text) for text in texts)
    words = [part for start, blanks in pieces for part in (start, *(words for _name, _raw, words in blanks))]
    # Half a blank is left where a filter cut it.
    return None if any(_OPEN in part or _CLOSE in part for part in words) else Mould(pieces)


def _blank(name: str) -> _Blank:
    return _Blank(f"{_OPEN}<{name}>{_CLOSE}")


def _pieces(text: str) -> tuple[str, tuple[Piece, ...]]:
    start, *rest = _BLANK.split(text)
    blanks = zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    return start, tuple((name, angle is not None, words) for angle, name, words in blanks)


def _poured(text: tuple[str, tuple[Piece, ...]], raw: Mapping[str, str], escaped: Mapping[str, str]) -> str:
    start, blanks = text
    parts = [start]
    for name, is_raw, words in blanks:
        parts += raw[name] if is_raw else escaped[name], words
    return "".join(parts)
