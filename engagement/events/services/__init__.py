"""The verbs of events, one module a noun."""

from .attendance import mark_attendance, unmark_attendance
from .events import change_event, draft_event
from .feeds import close_feed, open_feed
from .registrations import cancel_registration, register

__all__ = [
    "cancel_registration",
    "change_event",
    "close_feed",
    "draft_event",
    "mark_attendance",
    "open_feed",
    "register",
    "unmark_attendance",
]
