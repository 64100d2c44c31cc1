"""Messages as those who run the activity see them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from notifications.engine import explaining
from notifications.engine.explaining import Try


@dataclass(frozen=True)
class SentLine:
    """One message: to whom, what, when, how it stands and why."""

    called: str
    what: str | Promise
    step: str | Promise
    state: str
    tone: str
    is_problem: bool
    why: str | Promise
    due_at: datetime
    settled_at: datetime | None
    tries: list[Try]


def sent_line(message: Any) -> SentLine:
    """`message` as `selectors.messages_of` reads it (hence Any)."""
    return SentLine(
        called=message.shown,
        what=explaining.subject_of(message),
        step=explaining.step_label(message),
        state=message.get_state_display(),
        tone=explaining.tone(message),
        is_problem=bool(message.is_problem),
        why=explaining.reason_for_staff(message),
        due_at=message.due_at,
        settled_at=message.settled_at,
        tries=explaining.tries(message.attempts.all()),
    )
