"""Messages as the inbox shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from notifications.engine import explaining
from notifications.engine.choices import OPEN, State
from notifications.engine.explaining import Try
from notifications.engine.models import Message
from notifications.topics import TOPIC_BY_NAME


@dataclass(frozen=True)
class Line:
    """One message: its words, where they lead, and why it went or did not go."""

    title: str | Promise
    text: str
    at: datetime
    url: str
    is_new: bool
    state: str
    tone: str
    why: str | Promise
    code: str


@dataclass(frozen=True)
class Story:
    """One message with all that is known of it: for when it was meant and why, and each contact with a provider."""

    line: Line
    step: str | Promise
    due_at: datetime
    wall_clock: datetime | None
    zone: str
    planned_at: datetime
    is_coming: bool
    is_held: bool
    tries: list[Try]


def told_line(message: Message) -> Line:
    """A message that has had its turn."""
    return Line(
        title=message.subject or explaining.subject_of(message),
        text=message.text,
        at=message.settled_at or message.due_at,
        url=_url(message),
        is_new=message.seen_at is None,
        state=message.get_state_display(),
        tone="quiet" if message.state == State.ACCEPTED else "call",
        why=explaining.reason(message),
        code=message.code,
    )


def story(message: Message, *, is_held: bool) -> Story:
    """All of one message, for the person it is to."""
    return Story(
        line=told_line(message),
        step=explaining.step_label(message),
        due_at=message.due_at,
        wall_clock=datetime.fromisoformat(message.wall_clock) if message.wall_clock else None,
        zone=message.zone,
        planned_at=message.planned_at,
        is_coming=message.state in OPEN,
        is_held=is_held,
        tries=explaining.tries(message.attempts.all()),
    )


def coming_rows(messages: Iterable[Message]) -> list[tuple[str | Promise, Message]]:
    """What will be told: the topic's step in words, and the message."""
    return [(explaining.step_label(message) or message.step, message) for message in messages]


def _url(message: Message) -> str:
    topic = TOPIC_BY_NAME.get(message.topic)
    return topic.url(message) if topic else ""
