"""Events, their registrations and who came."""

from .attendance import LONGEST_LISTED, Attendance
from .event import LONGEST_OFFER, LONGEST_VENUE, Event
from .registration import LONGEST_REASON, Registration

__all__ = [
    "LONGEST_LISTED",
    "LONGEST_OFFER",
    "LONGEST_REASON",
    "LONGEST_VENUE",
    "Attendance",
    "Event",
    "Registration",
]
