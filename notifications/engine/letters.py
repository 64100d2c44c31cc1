"""Letters that are written already, such as sign-in codes: the same outbox, first in line, never repeated."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import translation

from notifications.engine.choices import LETTER, Urgency
from notifications.engine.hints import hint
from notifications.engine.models import Message
from notifications.engine.without_broker import send_codes


@transaction.atomic
def send_letter(
    *,
    address: str,
    subject: str,
    text: str,
    html: str,
    kind: str,
    user_id: int | None,
    useful_for: timedelta,
    now: datetime,
) -> Message:
    """Put a letter into the outbox; its words are wiped once it is accepted or `useful_for` is over.

    `user_id` is kept beside it where the address belongs to someone.
    """
    letter = Message.objects.create(
        address=address,
        topic=LETTER,
        purpose=kind[:40],
        step="at_once",
        due_at=now,
        useful_until=now + useful_for,
        urgency=Urgency.CODE,
        free_at=now,
        subject=" ".join(subject.split()),
        text=text,
        html=html,
        params={"user": user_id, "language": translation.get_language() or "en"},
        planned_at=now,
    )
    transaction.on_commit(_see_to_it, robust=True)
    return letter


def _see_to_it() -> None:
    if not hint():
        send_codes()
