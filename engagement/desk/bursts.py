"""Bursts: many new accounts doing something in one activity within a short time. A thing to look at, never a verdict.

An honest burst looks the same: a hall of people who sign up together. So nothing follows from it by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

WITHIN = timedelta(hours=1)
"""Deeds closer together than this are one burst."""
MANY = 20
"""So many deeds within that time are flagged."""
NEW_FOR = timedelta(days=2)
"""An account younger than this at its deed is new; so is a visitor without one."""
LOOKS_BACK = timedelta(days=14)
"""Older bursts are not shown: nobody can look into them any more."""


@dataclass(frozen=True)
class Burst:
    """From the first to the last deed of the densest stretch, and how many they were."""

    since: datetime
    until: datetime
    deeds: int


def densest(moments: Sequence[datetime]) -> Burst | None:
    """The stretch of WITHIN with the most deeds, the latest of several; None below MANY. `moments` in any order."""
    ordered = sorted(moments)
    found: Burst | None = None
    first = 0
    for last, moment in enumerate(ordered):
        while moment - ordered[first] > WITHIN:
            first += 1
        deeds = last - first + 1
        if deeds >= MANY and (found is None or deeds >= found.deeds):
            found = Burst(ordered[first], moment, deeds)
    return found
