"""It is about to start: told 24 hours and 1 hour before an event to those who are registered."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.engine.moments import HoursBefore
from notifications.rules.texts import own_texts
from notifications.topics.audiences import Registered, seats_of
from notifications.topics.topic import Step, Topic

LAST_STEP = timedelta(hours=1)


def _more_of_many(messages: Sequence[Message]) -> dict[int, dict[str, Any]]:
    own = own_texts(messages)
    return {pk: {**seat, "own_text": own.get(pk, "")} for pk, seat in seats_of(messages).items()}


def _more(message: Message) -> Mapping[str, Any]:
    return _more_of_many([message])[message.pk]


EVENT_REMINDER = Topic(
    name="event_reminder",
    label=_("It is about to start"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registered(),
    urgency=Urgency.REMINDER,
    more=_more,
    more_of_many=_more_of_many,
    is_alike=True,
    takes_rules=True,
    steps=(
        # Useful until the next step says the same.
        Step(
            name="24h",
            label=_("24 hours before it starts"),
            useful_until=lambda occasion, due: occasion.starts_at - LAST_STEP,
            rule=HoursBefore(timedelta(hours=24)),
        ),
        Step(
            name="1h",
            label=_("1 hour before it starts"),
            useful_until=lambda occasion, due: occasion.starts_at,
            rule=HoursBefore(LAST_STEP),
        ),
    ),
)
