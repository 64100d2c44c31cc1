"""It closes soon: told 48 hours before to those who answered, who can still change what they said."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.engine.moments import HoursBefore
from notifications.topics.audiences import TookPart
from notifications.topics.topic import Step, Topic

CONSULTATION_CLOSING = Topic(
    name="consultation_closing",
    label=_("It closes soon"),
    kinds=frozenset({Kind.CONSULTATION}),
    states=frozenset({State.PUBLISHED}),
    audience=TookPart(),
    urgency=Urgency.REMINDER,
    steps=(
        Step(
            name="48h",
            label=_("48 hours before it closes"),
            rule=HoursBefore(timedelta(hours=48)),
            anchor=lambda occasion: occasion.ends_at,
            useful_until=lambda occasion, due: occasion.ends_at - timedelta(hours=1),
        ),
    ),
)
