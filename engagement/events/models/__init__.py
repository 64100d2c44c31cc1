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
from .registration import (
    Registration,
)
from .ticket import (
    CODE_LENGTH,
    Ticket,
)

__all__ = [
    "CODE_LENGTH",
    "LONGEST_LISTED",
    "LONGEST_NOTE",
    "LONGEST_TEXT",
    "LONGEST_VENUE",
    "MOST_HEADS",
    "Attendance",
    "CalendarFeed",
    "Certificate",
    "CertificateOffer",
    "Event",
    "HeadCount",
    "Registration",
    "Ticket",
]
