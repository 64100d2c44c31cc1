"""You cannot come this time: told at once to whoever the organiser declined, with the reason."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.events.choices import DeclinedBy, RegistrationState
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic

REGISTRATION_DECLINED = Topic(
    name="registration_declined",
    label=_("Your registration was declined"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(
        Q(state=RegistrationState.DECLINED, declined_by=DeclinedBy.ORGANISER), since="declined_at"
    ),
    urgency=Urgency.URGENT,
    of_time=False,
    more=registration_of,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as the organiser has decided"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
