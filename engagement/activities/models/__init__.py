"""The trunk row of every activity and what hangs on it, one module a noun."""

from .activity import (
    LONGEST_BODY,
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    Activity,
    ActivityCounter,
    ActivitySearch,
)
from .follow import Follow
from .invitation import (
    LONGEST_EMAIL,
    LONGEST_INVITED,
    LONGEST_WORDS,
    MOST_REMINDERS,
    MOST_SEATS,
    Delegate,
    Invitation,
)
from .mandate import (
    LONGEST_EVIDENCE,
    LONGEST_MANDATE,
    LONGEST_OBJECTION,
    LONGEST_SCOPE,
    Mandate,
    MandateObjection,
)
from .role import ActivityRole
from .series import MOST_DATES, Rhythm, Series
from .update import LONGEST_UPDATE, LONGEST_UPDATE_NOTE, LONGEST_UPDATE_TITLE, Update, UpdateCorrection
from .version import LONGEST_NOTE, ActivityVersion

__all__ = [
    "LONGEST_BODY",
    "LONGEST_EMAIL",
    "LONGEST_EVIDENCE",
    "LONGEST_INVITED",
    "LONGEST_MANDATE",
    "LONGEST_NOTE",
    "LONGEST_OBJECTION",
    "LONGEST_SCOPE",
    "LONGEST_SUMMARY",
    "LONGEST_TITLE",
    "LONGEST_UPDATE",
    "LONGEST_UPDATE_NOTE",
    "LONGEST_UPDATE_TITLE",
    "LONGEST_WORDS",
    "MOST_DATES",
    "MOST_REMINDERS",
    "MOST_SEATS",
    "Activity",
    "ActivityCounter",
    "ActivityRole",
    "ActivitySearch",
    "ActivityVersion",
    "Delegate",
    "Follow",
    "Invitation",
    "Mandate",
    "MandateObjection",
    "Rhythm",
    "Series",
    "Update",
    "UpdateCorrection",
]
