"""Questions about events, one module a noun."""

from .attendance import (
    absent,
    attendance_of,
    known_by,
    mode_of,
    on_sheet,
    one_of,
    people,
)
from .certificates import (
    CertificateState,
    certificate_offer,
    certificate_state,
    is_due_certificate,
)
from .details import (
    NeedSums,
    answers_of,
    asks_anything,
    details_of,
    need_sums,
    question_in,
    questions_of,
)
from .feeds import (
    FeedReader,
    feed_of,
    feed_reader,
    feed_token,
    going_to,
    public_calendar,
    run_by,
)
from .headcounts import (
    head_counts,
)
from .numbers import (
    Came,
    Registered,
    came,
    registered,
)
from .reconfirmation import (
    StillComing,
    asked_of,
    question_to,
    silent,
    silent_and_late,
    still_coming,
    unasked,
)
from .registrations import (
    coming,
    expired_offers,
    in_event,
    own_registration,
    place_in_queue,
    registered_for,
    registration_of,
    standing_of,
    unsettled_in,
    upcoming_of,
    waiting_for,
)
from .series import (
    dates_of,
    open_dates,
    other_dates,
)
from .transfers import (
    open_transfer,
)

__all__ = [
    "Came",
    "CertificateState",
    "FeedReader",
    "NeedSums",
    "Registered",
    "StillComing",
    "absent",
    "answers_of",
    "asked_of",
    "asks_anything",
    "attendance_of",
    "came",
    "certificate_offer",
    "certificate_state",
    "coming",
    "dates_of",
    "details_of",
    "expired_offers",
    "feed_of",
    "feed_reader",
    "feed_token",
    "going_to",
    "head_counts",
    "in_event",
    "is_due_certificate",
    "known_by",
    "mode_of",
    "need_sums",
    "on_sheet",
    "one_of",
    "open_dates",
    "open_transfer",
    "other_dates",
    "own_registration",
    "people",
    "place_in_queue",
    "public_calendar",
    "question_in",
    "question_to",
    "questions_of",
    "registered",
    "registered_for",
    "registration_of",
    "run_by",
    "silent",
    "silent_and_late",
    "standing_of",
    "still_coming",
    "unasked",
    "unsettled_in",
    "upcoming_of",
    "waiting_for",
]
