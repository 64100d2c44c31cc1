"""Another time or place than the invitation said: told to who is invited and has not answered."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.purposes import INVITATIONS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Reason, Urgency
from notifications.engine.models import Message
from notifications.topics.event_moved import EVENT_MOVED, then_and_now
from notifications.topics.guests import Guests, answer_page, invitation_of
from notifications.topics.invitation import BECAUSE_INVITED
from notifications.topics.topic import Topic


def _more(message: Message) -> Mapping[str, Any]:
    return {**invitation_of(message), **then_and_now(message)}


INVITATION_MOVED = Topic(
    name="invitation_moved",
    label=_("Another time or place"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED}),
    audience=Guests(),
    urgency=Urgency.URGENT,
    # Whoever runs it as well, or has a seat, is told once.
    purpose=EVENT_MOVED.name,
    consent=INVITATIONS,
    wanted_by=lambda occasion, member: occasion.is_news_to(member),
    gone=Reason.KNOWN,
    more=_more,
    writes_to_unconfirmed=True,
    url=answer_page,
    because=BECAUSE_INVITED,
    steps=EVENT_MOVED.steps,
)
