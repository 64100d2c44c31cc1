"""It is about to start: told 24 hours and 1 hour before an event to those who are registered."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.engine.moments import HoursBefore
from notifications.rules.texts import own_text
from notifications.topics.audiences import Registered, registration_of
from notifications.topics.topic import Step, Topic

LAST_STEP = timedelta(hours=1)


def _more(message: Message) -> Mapping[str, Any]:
    return {**registration_of(message), "own_text": own_text(message)}


EVENT_REMINDER = Topic(
    name="event_reminder",
    label=_("It is about to start"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registered(),
    urgency=Urgency.REMINDER,
    more=_more,
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
