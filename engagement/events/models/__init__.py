"""Events, their registrations and who came."""

from .attendance import LONGEST_LISTED, Attendance
from .event import LONGEST_VENUE, Event
from .registration import Registration

__all__ = ["LONGEST_LISTED", "LONGEST_VENUE", "Attendance", "Event", "Registration"]
