"""Questions about events, one module a noun."""

from .attendance import mode_of, one_of, people
from .details import NeedSums, answers_of, asks_anything, details_of, need_sums, question_in, questions_of
from .registrations import (
    expired_offers,
    in_event,
    is_promised,
    own_registration,
    place_in_queue,
    registration_of,
    standing_of,
    unsettled_in,
    upcoming_of,
    waiting_for,
)

__all__ = [
    "NeedSums",
    "answers_of",
    "asks_anything",
    "details_of",
    "expired_offers",
    "in_event",
    "is_promised",
    "mode_of",
    "need_sums",
    "one_of",
    "own_registration",
    "people",
    "place_in_queue",
    "question_in",
    "questions_of",
    "registration_of",
    "standing_of",
    "unsettled_in",
    "upcoming_of",
    "waiting_for",
]
