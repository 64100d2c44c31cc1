"""Questions about events, one module a noun."""

from .attendance import (
    absent,
    attendance_of,
    known_by,
    mode_of,
    one_of,
    people,
)
from .feeds import (
    FeedReader,
    feed_of,
    feed_reader,
    feed_token,
    going_to,
    public_calendar,
    run_by,
)
from .headcounts import (
    head_counts,
)
from .numbers import (
    Came,
    Registered,
    came,
    registered,
)
from .registrations import (
    coming,
    registered_for,
    registration_of,
    upcoming_of,
)

__all__ = [
    "Came",
    "FeedReader",
    "Registered",
    "absent",
    "attendance_of",
    "came",
    "coming",
    "feed_of",
    "feed_reader",
    "feed_token",
    "going_to",
    "head_counts",
    "known_by",
    "mode_of",
    "one_of",
    "people",
    "public_calendar",
    "registered",
    "registered_for",
    "registration_of",
    "run_by",
    "upcoming_of",
]
