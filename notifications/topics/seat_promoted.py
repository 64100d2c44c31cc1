"""You have moved up: told at once to whoever waited and now has a seat, instead of the confirmation."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.choices import RegistrationState
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic

SEAT_PROMOTED = Topic(
    name="seat_promoted",
    label=_("You have a seat now"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(Q(state=RegistrationState.CONFIRMED, is_promoted=True)),
    urgency=Urgency.URGENT,
    of_time=False,
    tells_time=True,
    more=registration_of,
    # Whoever moved up is told this instead of "you are registered".
    purpose="registration_confirmation",
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you have a seat"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
