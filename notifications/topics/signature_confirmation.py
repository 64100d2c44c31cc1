"""You have signed: told at once to whoever signed a campaign."""

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.campaigns import guests
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken
from engagement.participation.choices import Verb
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Did
from notifications.topics.topic import Step, Topic


def _without_login(message: Message) -> Mapping[str, str]:
    """Whoever has no login sees to her signature by the link itself."""
    mine = ActionTaken.objects.filter(
        campaign=message.activity_id,
        kind=Sign.name,
        person=message.person_id,
        person__user__isnull=True,
    )
    action = mine.first()
    return {"activity_url": settings.SITE_URL + guests.manage_path(action)} if action else {}


SIGNATURE_CONFIRMATION = Topic(
    name="signature_confirmation",
    label=_("You have signed"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Did(Verb.SIGNED),
    urgency=Urgency.URGENT,
    of_time=False,
    more=_without_login,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you have signed"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=2),
        ),
    ),
)
