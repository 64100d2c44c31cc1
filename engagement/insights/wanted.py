"""What the desk's lists are narrowed to; an empty field does not narrow."""

from dataclasses import dataclass
from datetime import datetime

from engagement.activities.models import Activity
from places.models import Place


@dataclass(frozen=True, kw_only=True)
class WantedActivities:
    """Activities that touch the period from `since` to `until` (its end not included)."""

    words: str = ""
    kind: str = ""
    state: str = ""
    place: Place | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class WantedDeeds:
    """Deeds by people whose name holds `words`, done from `since` to `until` (its end not included)."""

    words: str = ""
    activity: Activity | None = None
    verb: str = ""
    kind: str = ""
    place: Place | None = None
    since: datetime | None = None
    until: datetime | None = None
