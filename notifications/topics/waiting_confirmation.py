"""You are on the waiting list: told at once to whoever joined it."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.choices import RegistrationState
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic

WAITING_CONFIRMATION = Topic(
    name="waiting_confirmation",
    label=_("You are on the waiting list"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(Q(state=RegistrationState.WAITING)),
    urgency=Urgency.URGENT,
    of_time=False,
    tells_time=True,
    more=registration_of,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you are on the list"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: min(due + timedelta(days=2), occasion.ends_at),
        ),
    ),
)
