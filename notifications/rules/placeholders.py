"""What may stand in curly brackets in an organiser's words: a closed list, put in by us and never evaluated."""

import re
from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notifications.rules.errors import LooseBracket, UnknownPlaceholder

PLACEHOLDERS: dict[str, str | Promise] = {
    "name": _("the reader's name"),
    "event": _("the title of the event"),
    "time": _("when it is, by her clock and the place's"),
    "place": _("where she goes, or that it is online"),
    "link": _("the address of its page"),
}
_PIECE = re.compile(r"\{([^{}]*)\}")


def check(text: str) -> None:
    """Raises UnknownPlaceholder, which names them, and LooseBracket."""
    if unknown := sorted({name for name in _names(text) if name not in PLACEHOLDERS}):
        raise UnknownPlaceholder(unknown, list(PLACEHOLDERS))
    if set("{}") & set(_PIECE.sub("", text)):
        raise LooseBracket


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each placeholder once replaced; a value that looks like a placeholder stays as it is."""
    return _PIECE.sub(lambda piece: values.get(_name(piece[1]), piece[0]), text)


def _names(text: str) -> Iterator[str]:
    return (_name(inside) for inside in _PIECE.findall(text))


def _name(inside: str) -> str:
    """ "{ Name }" is forgiven."""
    return inside.strip().lower()
