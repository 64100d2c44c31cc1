"""What became of it: told at once to all who took part in a consultation, or came to an event."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.participation.choices import Verb
from engagement.voices.models import Outcome
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import TookPart
from notifications.topics.topic import Step, Topic


def _outcome(message: Message) -> Mapping[str, Any]:
    return {"outcome": Outcome.objects.get(pk=message.activity_id)}


OUTCOME_PUBLISHED = Topic(
    name="outcome_published",
    label=_("What became of it"),
    kinds=frozenset({Kind.CONSULTATION, Kind.EVENT}),
    states=frozenset({State.CLOSED, State.ARCHIVED}),
    told_if=lambda occasion: occasion.outcome_at is not None,
    audience=TookPart(frozenset({Verb.CONTRIBUTED, Verb.TOOK_PART, Verb.CAME})),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=_outcome,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is published"),
            happened_at=lambda occasion, member: occasion.outcome_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
