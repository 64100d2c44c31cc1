"""Questions about events, one module a noun."""

from .attendance import absent, attendance_of, known_by, mode_of, one_of, people
from .certificates import CertificateState, certificate_offer, certificate_state, is_due_certificate
from .headcounts import head_counts
from .numbers import Came, Registered, came, registered
from .registrations import is_promised, registered_for, registration_of, upcoming_of

__all__ = [
    "Came",
    "CertificateState",
    "Registered",
    "absent",
    "attendance_of",
    "came",
    "certificate_offer",
    "certificate_state",
    "head_counts",
    "is_due_certificate",
    "is_promised",
    "known_by",
    "mode_of",
    "one_of",
    "people",
    "registered",
    "registered_for",
    "registration_of",
    "upcoming_of",
]
