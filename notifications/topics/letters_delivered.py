"""Your letter has been delivered: told at once to all who wrote one."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.letters import Writers, call_of
from notifications.topics.topic import Step, Topic

LETTERS_DELIVERED = Topic(
    name="letters_delivered",
    label=_("Your letter has been delivered"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED, State.ARCHIVED}),
    audience=Writers(since="delivered_at"),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=call_of,
    because=_("%(name)s writes to you because you wrote a letter here."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as they are delivered"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
