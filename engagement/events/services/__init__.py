"""The verbs of events, one module a noun."""

from .approval import approve_registration, decline_registration
from .attendance import mark_attendance, unmark_attendance
from .details import tell_details
from .events import change_event, draft_event
from .questions import add_question, change_question, move_question, remove_question
from .registrations import cancel_registration, register
from .waiting import accept_offer, decline_offer, end_offers

__all__ = [
    "accept_offer",
    "add_question",
    "approve_registration",
    "cancel_registration",
    "change_event",
    "change_question",
    "decline_offer",
    "decline_registration",
    "draft_event",
    "end_offers",
    "mark_attendance",
    "move_question",
    "register",
    "remove_question",
    "tell_details",
    "unmark_attendance",
]
