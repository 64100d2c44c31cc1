"""What people are asked to write to, and what they write, as forms and the API hand it to services."""

from collections.abc import Sequence
from dataclasses import dataclass

from places.models import Place


@dataclass(frozen=True, kw_only=True)
class Prompted:
    """What people are asked in a phase of ideas or a discussion; `categories` in their order, none in a discussion."""

    text: str
    help: str = ""
    categories: Sequence[str] = ()
    takes_comments: bool = True


@dataclass(frozen=True, kw_only=True)
class IdeaWritten:
    """An idea as its writer hands it in; `category` is a code, empty where none is offered."""

    title: str
    text: str
    category: str = ""
    place: Place | None = None
