"""The verbs of events, one module a noun."""

from .attendance import (
    Marked,
    correct_attendance,
    mark_attendance,
    mark_group,
    note_speaker,
    say_i_came,
    unmark_attendance,
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
from .registrations import (
    cancel_registration,
    register,
)
from .tickets import (
    issue_ticket,
)

__all__ = [
    "Marked",
    "cancel_registration",
    "change_event",
    "close_feed",
    "correct_attendance",
    "count_heads",
    "draft_event",
    "issue_ticket",
    "mark_attendance",
    "mark_group",
    "note_speaker",
    "open_feed",
    "register",
    "say_i_came",
    "take_head_count_back",
    "unmark_attendance",
]
