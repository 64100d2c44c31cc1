"""Somebody asked that her words be shown again: told to her what was decided."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.desk.models import Appeal
from notifications.engine.choices import Urgency
from notifications.topics.desk_news import STATES, OnTheDesk, appeal_of, appealed_page, at_once
from notifications.topics.topic import Topic

APPEAL_DECIDED = Topic(
    name="appeal_decided",
    label=_("Another look at your words"),
    kinds=frozenset(Kind),
    states=STATES,
    audience=OnTheDesk(
        model=Appeal,
        activity="hiding__case__activity",
        person="hiding__case__author",
        since="decided_at",
        stands=Q(decided_at__isnull=False),
    ),
    urgency=Urgency.REMINDER,
    is_private=True,
    of_time=False,
    more=appeal_of,
    url=appealed_page,
    because=_("%(name)s writes to you because you asked for this."),
    steps=at_once(_("as soon as it is decided")),
)
