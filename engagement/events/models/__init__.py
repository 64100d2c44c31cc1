"""Events, their registrations, who came, and whose calendar reads them."""

from .attendance import LONGEST_LISTED, Attendance
from .event import LONGEST_VENUE, Event
from .feed import CalendarFeed
from .registration import Registration

__all__ = ["LONGEST_LISTED", "LONGEST_VENUE", "Attendance", "CalendarFeed", "Event", "Registration"]
