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
from .certificates import (
    issue_certificate,
    offer_certificates,
)
from .dates import (
    Outcome,
    register_for_dates,
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
from .series import (
    add_date,
    change_series,
    make_series,
    skip_date,
)
from .tickets import (
    issue_ticket,
)

__all__ = [
    "Marked",
    "Outcome",
    "add_date",
    "cancel_registration",
    "change_event",
    "change_series",
    "close_feed",
    "correct_attendance",
    "count_heads",
    "draft_event",
    "issue_certificate",
    "issue_ticket",
    "make_series",
    "mark_attendance",
    "mark_group",
    "note_speaker",
    "offer_certificates",
    "open_feed",
    "register",
    "register_for_dates",
    "say_i_came",
    "skip_date",
    "take_head_count_back",
    "unmark_attendance",
]
