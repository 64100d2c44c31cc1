"""The trunk row of every activity and what hangs on it, one module a noun."""

from .activity import (
    LONGEST_BODY,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    Activity,
    ActivityCounter,
    ActivitySearch,
)
from .role import ActivityRole
from .series import MOST_DATES, Rhythm, Series
from .version import LONGEST_NOTE, ActivityVersion

__all__ = [
    "LONGEST_BODY",
    "LONGEST_NOTE",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "MOST_DATES",
    "Activity",
    "ActivityCounter",
    "ActivityRole",
    "ActivitySearch",
    "ActivityVersion",
    "Rhythm",
    "Series",
]
