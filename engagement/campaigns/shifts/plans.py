"""What an organiser plans of a shift, as forms and the API hand it to services."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Slot:
    """Aware moments; between `minimum` and `maximum` people are needed."""

    title: str
    venue: str
    starts_at: datetime
    ends_at: datetime
    minimum: int
    maximum: int
