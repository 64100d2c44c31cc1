"""A group asks somebody to join: told at once to her, who says yes or no on her own page."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notifications.engine.choices import Urgency
from notifications.topics.groups import Invited, group_of
from notifications.topics.topic import GROUP, Step, Topic

MEMBER_INVITED = Topic(
    name="member_invited",
    label=_("A group asks you to join"),
    kinds=frozenset({GROUP}),
    states=frozenset({"founded", "verified"}),
    audience=Invited(),
    urgency=Urgency.UNASKED,
    of_time=False,
    more=group_of,
    url=lambda message: reverse("accounts:me"),
    because=_("%(name)s writes to you because this group asked you to join."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you are asked"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
