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
from .own_word import (
    say_i_came,
)
from .questions import (
    add_question,
    change_question,
    move_question,
    remove_question,
)
from .reconfirmation import (
    ask_who_still_comes,
    free_silent_seats,
    say_still_coming,
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
from .transfers import (
    accept_transfer,
    accept_transfer_by_mail,
    decline_transfer,
    offer_transfer,
    withdraw_transfer,
)
from .waiting import (
    accept_offer,
    decline_offer,
    end_offers,
)

__all__ = [
    "Marked",
    "Outcome",
    "accept_offer",
    "accept_transfer",
    "accept_transfer_by_mail",
    "add_date",
    "add_question",
    "approve_registration",
    "ask_who_still_comes",
    "cancel_registration",
    "change_event",
    "change_question",
    "change_series",
    "close_feed",
    "correct_attendance",
    "count_heads",
    "decline_offer",
    "decline_registration",
    "decline_transfer",
    "draft_event",
    "end_offers",
    "free_silent_seats",
    "issue_certificate",
    "issue_ticket",
    "make_series",
    "mark_attendance",
    "mark_group",
    "move_question",
    "note_speaker",
    "offer_certificates",
    "offer_transfer",
    "open_feed",
    "register",
    "register_for_dates",
    "remove_question",
    "say_i_came",
    "say_still_coming",
    "skip_date",
    "take_head_count_back",
    "tell_details",
    "unmark_attendance",
    "withdraw_transfer",
]
