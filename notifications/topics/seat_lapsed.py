"""Your seat went to others: told at once to whoever did not say in time that she still comes."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.choices import DeclinedBy, RegistrationState
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic

SEAT_LAPSED = Topic(
    name="seat_lapsed",
    label=_("Your seat went to others"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(
        Q(state=RegistrationState.DECLINED, declined_by=DeclinedBy.SILENCE), since="declined_at"
    ),
    urgency=Urgency.URGENT,
    of_time=False,
    more=registration_of,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as the time to answer is over"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
