"""What writers of minutes hand to services."""

from dataclasses import dataclass
from datetime import date

from engagement.voices.choices import SpeakerKind


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing on the agenda; `minutes` is how long it takes, if that is known."""

    title: str
    minutes: int | None = None
    speaker: str = ""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point made aloud; `item` is the code of what it was said to, or empty."""

    kind: SpeakerKind
    text: str
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What was decided; `owner` is a group, an office or a post."""

    text: str
    owner: str = ""
    due_on: date | None = None
