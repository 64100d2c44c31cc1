"""Events, their registrations and who came."""

from .attendance import LONGEST_LISTED, Attendance
from .event import LONGEST_OFFER, LONGEST_VENUE, Event
from .question import (
    LONGEST_ANSWER,
    LONGEST_CHOICE,
    LONGEST_NEED,
    LONGEST_QUESTION,
    Question,
    RegistrationAnswer,
    RegistrationNeeds,
)
from .registration import LONGEST_NAME, LONGEST_REASON, Registration

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_CHOICE",
    "LONGEST_LISTED",
    "LONGEST_NAME",
    "LONGEST_NEED",
    "LONGEST_OFFER",
    "LONGEST_QUESTION",
    "LONGEST_REASON",
    "LONGEST_VENUE",
    "Attendance",
    "Event",
    "Question",
    "Registration",
    "RegistrationAnswer",
    "RegistrationNeeds",
]
