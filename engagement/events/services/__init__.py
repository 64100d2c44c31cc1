"""The verbs of events, one module a noun."""

from .approval import approve_registration, decline_registration
from .attendance import mark_attendance, unmark_attendance
from .events import change_event, draft_event
from .registrations import cancel_registration, register
from .waiting import accept_offer, decline_offer, end_offers

__all__ = [
    "accept_offer",
    "approve_registration",
    "cancel_registration",
    "change_event",
    "decline_offer",
    "decline_registration",
    "draft_event",
    "end_offers",
    "mark_attendance",
    "register",
    "unmark_attendance",
]
