"""We have your answer: told at once to whoever took part in a consultation."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.participation.choices import Verb
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Did
from notifications.topics.topic import Step, Topic

CONTRIBUTION_CONFIRMATION = Topic(
    name="contribution_confirmation",
    label=_("We have your answer"),
    kinds=frozenset({Kind.CONSULTATION}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Did(Verb.CONTRIBUTED),
    urgency=Urgency.URGENT,
    of_time=False,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you have answered"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=2),
        ),
    ),
)
