"""Why a message did (not) go out, in words: to the person herself, and to those who run the activity."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from notifications.engine.choices import AttemptState, Reason, State
from notifications.engine.models import Attempt, Message
from notifications.rules.labels import label_of
from notifications.topics import TOPIC_BY_NAME

# The reasons that speak to the person, as others are told them.
_OF_HER: dict[str, str | Promise] = {
    Reason.JOINED_LATER: _("The person joined after its time, so it would have told nothing new."),
    Reason.LEFT: _("The person no longer takes part."),
    Reason.STOPPED: _("The person asked not to be written to. It can be read in the inbox."),
    Reason.NO_ADDRESS: _("There is no confirmed e-mail address. It can be read in the inbox."),
    Reason.KNOWN: _("The person had been told already."),
    Reason.FOLDED: _("The news of the new time or place told it as well."),
    Reason.MERGED: _("Another message told the person the same."),
    Reason.BOUNCED: _("Mail to this address came back. It can be read in the inbox."),
}
_STATE_TONES = {
    State.ACCEPTED: "good",
    State.PLANNED: "quiet",
    State.CLAIMED: "quiet",
    State.SKIPPED: "quiet",
}
# Providers quote the address they refuse; it is not for those who only run an event.
_ADDRESS = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")


@dataclass(frozen=True)
class Try:
    """One contact with a provider: when, what came of it, and the provider's answer without addresses."""

    at: datetime
    outcome: str | Promise
    answer: str


def reason(message: Message) -> str | Promise:
    """To the person herself; a message that went out as planned needs none."""
    return "" if _went_as_planned(message) else message.get_reason_display()


def reason_for_staff(message: Message) -> str | Promise:
    """To those who run the activity."""
    return "" if _went_as_planned(message) else _OF_HER.get(message.reason, message.get_reason_display())


def step_label(message: Message) -> str | Promise:
    """When it is told: the label of its step, as those who run the activity may have changed it."""
    rules = message.activity.reminder_rules.all() if message.activity else ()
    if rule := next((rule for rule in rules if rule.step == message.step), None):
        return label_of(rule)
    topic = TOPIC_BY_NAME.get(message.topic)
    steps = topic.steps if topic else ()
    return next((step.label for step in steps if step.name == message.step), "")


def subject_of(message: Message) -> str | Promise:
    """What it is about, also before it is worded: the label of its topic."""
    topic = TOPIC_BY_NAME.get(message.topic)
    return topic.label if topic else message.topic


def tone(message: Message) -> str:
    """Of the badge that shows its state."""
    return _STATE_TONES.get(State(message.state), "call")


def tries(attempts: Iterable[Attempt]) -> list[Try]:
    """The contacts made for one message, the first first."""
    return [
        Try(
            at=attempt.started_at,
            outcome=AttemptState(attempt.state).label,
            answer=_ADDRESS.sub("…", attempt.answer),
        )
        for attempt in attempts
    ]


def _went_as_planned(message: Message) -> bool:
    return message.state == State.ACCEPTED and message.reason == Reason.ON_TIME
