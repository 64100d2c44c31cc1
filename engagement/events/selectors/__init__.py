"""Questions about events, one module a noun."""

from .attendance import (
    absent,
    attendance_of,
    known_by,
    mode_of,
    one_of,
    people,
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
    "Registered",
    "absent",
    "attendance_of",
    "came",
    "coming",
    "head_counts",
    "known_by",
    "mode_of",
    "one_of",
    "people",
    "registered",
    "registered_for",
    "registration_of",
    "upcoming_of",
]
