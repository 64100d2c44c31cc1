"""A group has said yes or no to a wish to join: told at once to who asked."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.groups import Answered, wish_of
from notifications.topics.topic import GROUP, Step, Topic


def _page(message: Message) -> str:
    group = Organisation.objects.filter(pk=message.fair_key).first()
    return reverse("accounts:organisation-page", args=[group.code]) if group else ""


MEMBERSHIP_ANSWERED = Topic(
    name="membership_answered",
    label=_("A group has answered you"),
    kinds=frozenset({GROUP}),
    states=frozenset({"founded", "verified"}),
    audience=Answered(),
    urgency=Urgency.URGENT,
    of_time=False,
    more=wish_of,
    url=_page,
    because=_("%(name)s writes to you because you asked this group to take you in."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you are answered"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
