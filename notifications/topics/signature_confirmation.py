"""You have signed: told at once to whoever signed a campaign."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.participation.choices import Verb
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Did
from notifications.topics.topic import Step, Topic

SIGNATURE_CONFIRMATION = Topic(
    name="signature_confirmation",
    label=_("You have signed"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Did(Verb.SIGNED),
    urgency=Urgency.URGENT,
    of_time=False,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you have signed"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=2),
        ),
    ),
)
