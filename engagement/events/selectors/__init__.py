"""Questions about events, one module a noun."""

from .attendance import mode_of, one_of, people
from .feeds import FeedReader, feed_of, feed_reader, feed_token, going_to, public_calendar, run_by
from .registrations import coming, registration_of, upcoming_of
from .series import dates_of, open_dates, other_dates

__all__ = [
    "FeedReader",
    "coming",
    "dates_of",
    "feed_of",
    "feed_reader",
    "feed_token",
    "going_to",
    "mode_of",
    "one_of",
    "open_dates",
    "other_dates",
    "people",
    "public_calendar",
    "registration_of",
    "run_by",
    "upcoming_of",
]
