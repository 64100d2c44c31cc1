"""Questions about events, one module a noun."""

from .attendance import mode_of, one_of, people
from .registrations import (
    expired_offers,
    in_event,
    is_promised,
    own_registration,
    place_in_queue,
    registration_of,
    standing_of,
    unsettled_in,
    upcoming_of,
    waiting_for,
)

__all__ = [
    "expired_offers",
    "in_event",
    "is_promised",
    "mode_of",
    "one_of",
    "own_registration",
    "people",
    "place_in_queue",
    "registration_of",
    "standing_of",
    "unsettled_in",
    "upcoming_of",
    "waiting_for",
]
