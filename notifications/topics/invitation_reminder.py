"""You have not answered an invitation yet: told once, three days before the last day, or when the organiser asks."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.purposes import INVITATIONS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.guests import Guests, answer_page, invitation_of
from notifications.topics.invitation import BECAUSE_INVITED
from notifications.topics.topic import Step, Topic

INVITATION_REMINDER = Topic(
    name="invitation_reminder",
    label=_("You have not answered an invitation"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED}),
    audience=Guests(reminded=True),
    urgency=Urgency.UNASKED,
    consent=INVITATIONS,
    of_time=False,
    tells_time=True,
    more=invitation_of,
    writes_to_unconfirmed=True,
    url=answer_page,
    because=BECAUSE_INVITED,
    steps=(
        Step(
            name="at_once",
            label=_("three days before the last day to answer"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: min(due + timedelta(days=4), occasion.starts_at),
        ),
    ),
)
