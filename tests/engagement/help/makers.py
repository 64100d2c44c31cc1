"""Entries of the directory for tests, made through the same services as on the site."""

from datetime import datetime
from typing import Any

from accounts.models import Person
from engagement.help.choices import Cost, Discretion, Need, Wrong
from engagement.help.models import Doubt, Entry
from engagement.help.plans import Listing
from engagement.help.services import doubt_entry, list_entry
from places.models import Place
from tests.makers import NOW, make_administrator, make_place


def make_listing(*, place: Place | None = None, **changes: Any) -> Listing:
    """A shelter in Semarang that can be called; any field may be given otherwise (hence Any, here and below)."""
    values: dict[str, Any] = {
        "name": "Rumah Contoh",
        "about": "Tempat menginap untuk yang pulang mendadak.",
        "original_language": "id",
        "needs": [Need.SHELTER],
        "place": place or make_place(),
        "languages": ["id", "jv"],
        "phone": "0000 000 000",
        "cost": Cost.FREE,
        "discretion": Discretion.ANONYMOUS,
    }
    return Listing(**(values | changes))


def make_entry(
    *, by: Person | None = None, now: datetime = NOW, place: Place | None = None, **changes: Any
) -> Entry:
    """Put into the directory by an administrator, unless somebody else is named."""
    listing = make_listing(place=place, **changes)
    return list_entry(person=by or make_administrator(), listing=listing, now=now)


def make_doubt(entry: Entry, *, words: str = "Nomornya mati.", now: datetime = NOW) -> Doubt:
    return doubt_entry(entry=entry, wrong=Wrong.UNREACHABLE, words=words, now=now)
