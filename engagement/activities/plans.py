"""What an organiser plans of any activity, as forms and the API hand it to services."""

from dataclasses import dataclass, fields
from datetime import datetime

from engagement.activities.models import Activity
from places.models import Place


@dataclass(frozen=True, kw_only=True)
class Trunk:
    """What an organiser writes about any activity. Moments are aware; `zone` is the clock on the wall there."""

    title: str
    summary: str
    body: str
    place: Place
    zone: str
    starts_at: datetime
    ends_at: datetime
    is_online: bool
    is_sensitive: bool
    original_language: str


def trunk_of(activity: Activity) -> Trunk:
    """What was planned of an activity, read from its row."""
    return Trunk(**{field.name: getattr(activity, field.name) for field in fields(Trunk)})
