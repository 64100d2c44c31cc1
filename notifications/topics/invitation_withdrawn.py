"""It will not take place: told at once to who had the invitation and has not answered."""

from django.utils.translation import gettext_lazy as _

from accounts.purposes import INVITATIONS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.activity_withdrawn import ACTIVITY_WITHDRAWN
from notifications.topics.guests import Guests, answer_page, invitation_of
from notifications.topics.invitation import BECAUSE_INVITED
from notifications.topics.topic import Topic

INVITATION_WITHDRAWN = Topic(
    name="invitation_withdrawn",
    label=_("It will not take place"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.WITHDRAWN}),
    audience=Guests(),
    urgency=Urgency.URGENT,
    # Whoever has a seat as well is told once.
    purpose=ACTIVITY_WITHDRAWN.name,
    consent=INVITATIONS,
    of_time=False,
    wanted_by=lambda occasion, member: member.told > 0,
    more=invitation_of,
    writes_to_unconfirmed=True,
    url=answer_page,
    because=BECAUSE_INVITED,
    steps=ACTIVITY_WITHDRAWN.steps,
)
