"""What became of it: told at once to all who took part in a consultation or came to an event, and to who follows it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.purposes import UPDATES
from engagement.activities.choices import Kind, State
from engagement.participation.choices import Verb
from engagement.voices.models import Outcome
from notifications.engine.choices import Reason, Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import TookPart
from notifications.topics.followers import BECAUSE_FOLLOWED, Followers
from notifications.topics.topic import Step, Topic


def _outcome(message: Message) -> Mapping[str, Any]:
    return {"outcome": Outcome.objects.get(pk=message.activity_id)}


_AT_ONCE = (
    Step(
        name="at_once",
        label=_("as soon as it is published"),
        happened_at=lambda occasion, member: occasion.outcome_at,
        useful_until=lambda occasion, due: due + timedelta(days=14),
    ),
)

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
    steps=_AT_ONCE,
)
# Whoever took part and follows it as well is told once, by the first.
OUTCOME_FOLLOWED = Topic(
    name="outcome_followed",
    label=_("What became of what you follow"),
    kinds=OUTCOME_PUBLISHED.kinds,
    states=OUTCOME_PUBLISHED.states,
    told_if=OUTCOME_PUBLISHED.told_if,
    audience=Followers(),
    wanted_by=lambda occasion, member: (
        occasion.outcome_at is not None and member.joined_at < occasion.outcome_at
    ),
    purpose=OUTCOME_PUBLISHED.name,
    urgency=Urgency.UNASKED,
    consent=UPDATES,
    of_time=False,
    left=Reason.NOT_PLANNED,
    more=_outcome,
    because=BECAUSE_FOLLOWED,
    steps=_AT_ONCE,
)
