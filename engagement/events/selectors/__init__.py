"""Questions about events, one module a noun."""

from .attendance import (
    absent,
    attendance_of,
    known_by,
    mode_of,
    on_sheet,
    one_of,
    people,
)
from .certificates import (
    CertificateState,
    certificate_offer,
    certificate_state,
    is_due_certificate,
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
from .series import dates_of, open_dates, other_dates

__all__ = [
    "Came",
    "CertificateState",
    "FeedReader",
    "Registered",
    "absent",
    "attendance_of",
    "came",
    "certificate_offer",
    "certificate_state",
    "coming",
    "dates_of",
    "feed_of",
    "feed_reader",
    "feed_token",
    "going_to",
    "head_counts",
    "is_due_certificate",
    "known_by",
    "mode_of",
    "on_sheet",
    "one_of",
    "open_dates",
    "other_dates",
    "people",
    "public_calendar",
    "registered",
    "registered_for",
    "registration_of",
    "run_by",
    "upcoming_of",
]
