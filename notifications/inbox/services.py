"""Verbs of the inbox."""

from collections.abc import Iterable
from datetime import datetime

from notifications.engine.models import Message


def mark_seen(messages: Iterable[Message], *, now: datetime) -> None:
    """Remember that the person has seen these; the first time counts."""
    unseen = [message.pk for message in messages if message.seen_at is None]
    if unseen:
        Message.objects.filter(pk__in=unseen, seen_at__isnull=True).update(seen_at=now)
