"""A role in an event was given or offered: told at once, once, to whoever has it or is asked to take it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from engagement.activities.models import ActivityRole
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.roles import Helpers, role_of
from notifications.topics.topic import Step, Topic


def _page(message: Message) -> str:
    role = ActivityRole.objects.filter(pk=message.turn).first()
    if message.activity and role and role.accepted_at:
        return reverse("activities:activity-work", args=[message.activity.code])
    return reverse("accounts:me")


ROLE_GIVEN = Topic(
    name="role_given",
    label=_("You have a role in an event"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.DRAFT, State.REVIEW, State.PUBLISHED, State.CLOSED}),
    audience=Helpers(),
    urgency=Urgency.URGENT,
    of_time=False,
    more=role_of,
    url=_page,
    because=_("%(name)s writes to you because an organiser chose you to help."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is given"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
