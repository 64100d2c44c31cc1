"""You are invited: told at once, with the letter, to who did not ask for it."""

from django.utils.translation import gettext_lazy as _

from accounts.purposes import INVITATIONS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.guests import Guests, answer_page, invitation_of, letter_of
from notifications.topics.topic import Step, Topic

BECAUSE_INVITED = _("%(name)s writes to you because an organiser who knows your address invites you.")

INVITATION = Topic(
    name="invitation",
    label=_("You are invited"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED}),
    audience=Guests(),
    urgency=Urgency.UNASKED,
    consent=INVITATIONS,
    of_time=False,
    tells_time=True,
    more=invitation_of,
    attach=letter_of,
    writes_to_unconfirmed=True,
    url=answer_page,
    because=BECAUSE_INVITED,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you are invited"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: occasion.starts_at,
        ),
    ),
)
