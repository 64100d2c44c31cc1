"""The group is verified and can publish: told at once to those who manage it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notifications.engine.choices import Urgency
from notifications.topics.groups import Managers, group_of
from notifications.topics.topic import GROUP, Step, Topic

ORGANISATION_VERIFIED = Topic(
    name="organisation_verified",
    label=_("Your group is verified"),
    kinds=frozenset({GROUP}),
    states=frozenset({"verified"}),
    audience=Managers(),
    urgency=Urgency.URGENT,
    of_time=False,
    more=group_of,
    url=lambda message: reverse("activities:activity-mine"),
    because=_("%(name)s writes to you because you manage this group."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is verified"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
