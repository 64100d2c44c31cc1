"""Somebody may need support: told to the one trained person, in words that tell nothing to who reads along."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.desk.models import SafeguardingTask
from notifications.engine.choices import Urgency
from notifications.topics.desk_news import STATES, OnTheDesk, at_once
from notifications.topics.topic import Topic

SAFEGUARDING_TASK = Topic(
    name="safeguarding_task",
    label=_("Something waits for you on your page"),
    kinds=frozenset(Kind),
    states=STATES,
    audience=OnTheDesk(
        model=SafeguardingTask,
        activity="activity",
        person="assigned_to",
        since="made_at",
        stands=Q(closed_at=None),
    ),
    urgency=Urgency.URGENT,
    is_private=True,
    of_time=False,
    url=lambda message: reverse("accounts:me"),
    because=_("%(name)s writes to you because you have a task here."),
    steps=at_once(_("as soon as it is given"), days=60),
)
