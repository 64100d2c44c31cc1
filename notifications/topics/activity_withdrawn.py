"""It will not take place: told at once to those who had joined."""

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.participation.choices import Verb
from notifications.engine.choices import Urgency
from notifications.topics.audiences import TookPart
from notifications.topics.calendars import calendar_entry
from notifications.topics.topic import Step, Topic

ACTIVITY_WITHDRAWN = Topic(
    name="activity_withdrawn",
    label=_("It will not take place"),
    kinds=frozenset(Kind),
    states=frozenset({State.WITHDRAWN}),
    audience=TookPart(
        frozenset(
            {
                Verb.REGISTERED,
                Verb.CONTRIBUTED,
                Verb.TOOK_PART,
                Verb.SIGNED,
                Verb.PLEDGED,
                Verb.VOLUNTEERED,
                Verb.WROTE,
            }
        )
    ),
    urgency=Urgency.URGENT,
    of_time=False,
    attach=calendar_entry,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is called off"),
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
