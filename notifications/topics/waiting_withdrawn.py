"""It will not take place: told at once to those who waited for a seat."""

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Waits, registration_of
from notifications.topics.topic import Step, Topic

WAITING_WITHDRAWN = Topic(
    name="waiting_withdrawn",
    label=_("It will not take place"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.WITHDRAWN}),
    audience=Waits(),
    urgency=Urgency.URGENT,
    of_time=False,
    more=registration_of,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is called off"),
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
