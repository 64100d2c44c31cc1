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
    LONGEST_VENUE,
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
from .registration import (
    Registration,
)
from .ticket import (
    CODE_LENGTH,
    Ticket,
)

__all__ = [
    "CODE_LENGTH",
    "LONGEST_CORRECTION",
    "LONGEST_DECISION",
    "LONGEST_ITEM",
    "LONGEST_LISTED",
    "LONGEST_NOTE",
    "LONGEST_NOTES",
    "LONGEST_OWNER",
    "LONGEST_SPEAKER",
    "LONGEST_TEXT",
    "LONGEST_VENUE",
    "MOST_HEADS",
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
    "Registration",
    "Ticket",
]
