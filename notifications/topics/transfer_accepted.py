"""Your place is handed on: told at once to whoever gave it to somebody who has taken it."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.choices import RegistrationState
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic

TRANSFER_ACCEPTED = Topic(
    name="transfer_accepted",
    label=_("Your place is handed on"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(Q(state=RegistrationState.CANCELLED, is_transferred=True), since="cancelled_at"),
    urgency=Urgency.URGENT,
    of_time=False,
    more=registration_of,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as the other person has taken it"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: min(due + timedelta(days=2), occasion.ends_at),
        ),
    ),
)
