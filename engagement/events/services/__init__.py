"""The verbs of events, one module a noun."""

from .approval import (
    approve_registration,
    decline_registration,
)
from .attendance import (
    Marked,
    correct_attendance,
    mark_attendance,
    mark_group,
    note_speaker,
    say_i_came,
    unmark_attendance,
)
from .details import (
    tell_details,
)
from .events import (
    change_event,
    draft_event,
)
from .feeds import (
    close_feed,
    open_feed,
)
from .headcounts import (
    count_heads,
    take_head_count_back,
)
from .questions import (
    add_question,
    change_question,
    move_question,
    remove_question,
)
from .registrations import (
    cancel_registration,
    register,
)
from .tickets import (
    issue_ticket,
)
from .waiting import (
    accept_offer,
    decline_offer,
    end_offers,
)

__all__ = [
    "Marked",
    "accept_offer",
    "add_question",
    "approve_registration",
    "cancel_registration",
    "change_event",
    "change_question",
    "close_feed",
    "correct_attendance",
    "count_heads",
    "decline_offer",
    "decline_registration",
    "draft_event",
    "end_offers",
    "issue_ticket",
    "mark_attendance",
    "mark_group",
    "move_question",
    "note_speaker",
    "open_feed",
    "register",
    "remove_question",
    "say_i_came",
    "take_head_count_back",
    "tell_details",
    "unmark_attendance",
]
