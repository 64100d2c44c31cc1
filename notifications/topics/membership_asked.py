"""Somebody asks to join a group: told at once, once, to those who manage it."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.groups import ManagersAsked, wish_of
from notifications.topics.topic import GROUP, Step, Topic


def _page(message: Message) -> str:
    group = Organisation.objects.filter(pk=message.fair_key).first()
    return reverse("accounts:organisation-page", args=[group.code]) if group else ""


MEMBERSHIP_ASKED = Topic(
    name="membership_asked",
    label=_("Somebody asks to join your group"),
    kinds=frozenset({GROUP}),
    states=frozenset({"founded", "verified"}),
    audience=ManagersAsked(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=wish_of,
    url=_page,
    because=_("%(name)s writes to you because you manage this group."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as somebody asks"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
