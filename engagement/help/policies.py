"""Who keeps the directory, and how long a word about it holds."""

from datetime import datetime, timedelta

from accounts.models import Person
from engagement.help.models import Entry

# An address that nobody looked at for a quarter is often dead: from then on the page says so.
HOLDS_FOR = timedelta(days=90)


def may_keep(person: Person | None, entry: Entry) -> bool:
    """A coordinator of the place it serves, or an administrator."""
    return person is not None and person.powers.cover(entry.place)


def may_list(person: Person) -> bool:
    """Whoever coordinates any place; which one is looked at when the entry names it."""
    return person.powers.is_staff


def is_verified(entry: Entry, now: datetime) -> bool:
    return entry.verified_at > stale_since(now)


def stale_since(now: datetime) -> datetime:
    """What was verified at this moment or before does not hold any more."""
    return now - HOLDS_FOR
