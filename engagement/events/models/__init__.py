"""Events, their registrations and tickets, who came, head counts, certificates, and whose calendar reads them."""

from .attendance import (
    LONGEST_LISTED,
    Attendance,
)
from .certificate import (
    LONGEST_TEXT,
    Certificate,
    CertificateOffer,
)
from .event import (
    DEFAULT_ANSWER,
    LONGEST_ASK,
    LONGEST_OFFER,
    LONGEST_VENUE,
    TIME_TO_ANSWER,
    Event,
)
from .feed import (
    CalendarFeed,
)
from .headcount import (
    LONGEST_NOTE,
    MOST_HEADS,
    HeadCount,
)
from .minutes import (
    LONGEST_CORRECTION,
    LONGEST_DECISION,
    LONGEST_ITEM,
    LONGEST_NOTES,
    LONGEST_OWNER,
    LONGEST_SPEAKER,
    AgendaItem,
    Decision,
    Minutes,
    MinutesPoint,
    MinutesVersion,
)
from .question import (
    LONGEST_ANSWER,
    LONGEST_CHOICE,
    LONGEST_NEED,
    LONGEST_QUESTION,
    Question,
    RegistrationAnswer,
    RegistrationNeeds,
)
from .reconfirmation import (
    Reconfirmation,
)
from .registration import (
    LONGEST_NAME,
    LONGEST_REASON,
    Registration,
)
from .ticket import (
    CODE_LENGTH,
    Ticket,
)
from .transfer import (
    Transfer,
)

__all__ = [
    "CODE_LENGTH",
    "DEFAULT_ANSWER",
    "LONGEST_ANSWER",
    "LONGEST_ASK",
    "LONGEST_CHOICE",
    "LONGEST_CORRECTION",
    "LONGEST_DECISION",
    "LONGEST_ITEM",
    "LONGEST_LISTED",
    "LONGEST_NAME",
    "LONGEST_NEED",
    "LONGEST_NOTE",
    "LONGEST_NOTES",
    "LONGEST_OFFER",
    "LONGEST_OWNER",
    "LONGEST_QUESTION",
    "LONGEST_REASON",
    "LONGEST_SPEAKER",
    "LONGEST_TEXT",
    "LONGEST_VENUE",
    "MOST_HEADS",
    "TIME_TO_ANSWER",
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "Certificate",
    "CertificateOffer",
    "Decision",
    "Event",
    "HeadCount",
    "Minutes",
    "MinutesPoint",
    "MinutesVersion",
    "Question",
    "Reconfirmation",
    "Registration",
    "RegistrationAnswer",
    "RegistrationNeeds",
    "Ticket",
    "Transfer",
]
