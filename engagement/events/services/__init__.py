"""The verbs of events, one module a noun."""

from .attendance import mark_attendance, unmark_attendance
from .dates import Outcome, register_for_dates
from .events import change_event, draft_event
from .feeds import close_feed, open_feed
from .registrations import cancel_registration, register
from .series import add_date, change_series, make_series, skip_date

__all__ = [
    "Outcome",
    "add_date",
    "cancel_registration",
    "change_event",
    "change_series",
    "close_feed",
    "draft_event",
    "make_series",
    "mark_attendance",
    "open_feed",
    "register",
    "register_for_dates",
    "skip_date",
    "unmark_attendance",
]
