"""By what a contribution is known to be hers: her name, under a seal a pseudonym, or the group she speaks for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Person
from engagement.activities.models import Activity, Mandate


@dataclass(frozen=True)
class Giver:
    """Who gives something in one activity.

    With a `pseudonym` (16 bytes) neither her name nor a time stands at what she gives: it lies under the pseudonym
    until the seal is closed, and the ledger says only on which day she took part. With a `mandate` she speaks for its
    group: what is given is the group's, whoever of its holders writes.
    """

    person: Person
    pseudonym: bytes | None = None
    mandate: Mandate | None = None

    @property
    def own(self) -> dict[str, Any]:
        """What stands in her rows, and finds them: her name, the pseudonym alone, or the group's."""
        if self.mandate is not None:
            return {"for_organisation": self.mandate.organisation}
        if self.pseudonym is not None:
            return {"pseudonym": self.pseudonym}
        return {"person": self.person, "for_organisation": None}

    @property
    def herself(self) -> dict[str, Any]:
        """What stands in rows that are hers alone: her name, or the pseudonym."""
        return {"person": self.person} if self.pseudonym is None else {"pseudonym": self.pseudonym}

    def given_at(self, activity: Activity, now: datetime) -> datetime:
        """The moment a contribution tells: under a seal the same for all."""
        return now if self.pseudonym is None else activity.starts_at

    def took_part_at(self, activity: Activity, now: datetime) -> datetime:
        """The moment the ledger tells: under a seal the beginning of the day at the activity's place."""
        if self.pseudonym is None:
            return now
        there = now.astimezone(ZoneInfo(activity.zone))
        return there.replace(hour=0, minute=0, second=0, microsecond=0)
