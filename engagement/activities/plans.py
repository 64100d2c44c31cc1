"""What an organiser plans of any activity, as forms and the API hand it to services."""

from dataclasses import dataclass
from datetime import datetime

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
