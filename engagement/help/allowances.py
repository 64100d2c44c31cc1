"""How often readers may say that an entry is wrong."""

from datetime import datetime, timedelta

from core.limits import Allowance, spend
from engagement.help.models import Entry

# A hall shares one address, so that is limited loosely; what one entry takes in is what a coordinator can read.
BY_SOURCE = Allowance("help_doubt_source", times=30, per=timedelta(minutes=10))
BY_ENTRY = Allowance("help_doubt_entry", times=10, per=timedelta(hours=1))


def spend_doubt(source: str, entry: Entry, now: datetime) -> None:
    """Count one doubt from `source`, an address of the network. Raises TooManyTries."""
    spend(BY_SOURCE, key=source, now=now)
    spend(BY_ENTRY, key=entry.code, now=now)
