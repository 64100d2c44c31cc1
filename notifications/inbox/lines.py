"""Messages as the inbox shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from notifications.engine.choices import Reason, State
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
    why: str


def told_line(message: Message) -> Line:
    """A message that has had its turn."""
    accepted = message.state == State.ACCEPTED
    return Line(
        title=message.subject or _label(message),
        text=message.text,
        at=message.settled_at or message.due_at,
        url=_url(message),
        is_new=message.seen_at is None,
        state=message.get_state_display(),
        tone="quiet" if accepted else "call",
        why="" if accepted and message.reason == Reason.ON_TIME else message.get_reason_display(),
    )


def coming_rows(messages: Iterable[Message]) -> list[tuple[str | Promise, Message]]:
    """What will be told: the topic's step in words, and the message."""
    return [(_step_label(message), message) for message in messages]


def _url(message: Message) -> str:
    topic = TOPIC_BY_NAME.get(message.topic)
    return topic.url(message) if topic else ""


def _label(message: Message) -> str | Promise:
    topic = TOPIC_BY_NAME.get(message.topic)
    return topic.label if topic else message.topic


def _step_label(message: Message) -> str | Promise:
    topic = TOPIC_BY_NAME.get(message.topic)
    steps = topic.steps if topic else ()
    return next((step.label for step in steps if step.name == message.step), message.step)
