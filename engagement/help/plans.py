"""What a coordinator writes of a service, and what a reader looks for, as forms and the API hand them on."""

from dataclasses import dataclass

from places.models import Place


@dataclass(frozen=True, kw_only=True)
class Listing:
    """All that an entry says; `needs` and `cost` by their codes, `languages` as BCP 47 tags."""

    name: str
    about: str
    original_language: str
    needs: list[str]
    place: Place
    languages: list[str]
    phone: str = ""
    whatsapp: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    cost: str
    discretion: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the list is narrowed to; empty does not narrow."""

    need: str = ""
    place: Place | None = None
    language: str = ""
