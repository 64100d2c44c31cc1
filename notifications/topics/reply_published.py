"""What she said has an answer: told soon after it is published; several answers within a while are one message."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.voices.models import Theme
from engagement.voices.policies import HAS_ANSWERS
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.answers import Answered
from notifications.topics.audiences import Member
from notifications.topics.topic import Occasion, Step, Topic

SETTLING = timedelta(minutes=30)
"""Answers to what one person said that are published within this time make one message."""


def _settled(occasion: Occasion, member: Member) -> datetime:
    return member.joined_at + SETTLING


def _themes(message: Message) -> Mapping[str, Any]:
    """`themes`: (title, what was decided) of all that is answered of hers, the latest first."""
    hers = Theme.objects.filter(
        activity=message.activity_id, contributions__person=message.person_id, answered_at__isnull=False
    )
    latest = hers.distinct().order_by("-answered_at", "-pk")
    return {"themes": [(theme.title, theme.get_verdict_display()) for theme in latest]}


REPLY_PUBLISHED = Topic(
    name="reply_published",
    label=_("What you said has an answer"),
    kinds=frozenset({Kind.CONSULTATION, Kind.EVENT}),
    states=HAS_ANSWERS,
    audience=Answered(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=_themes,
    url=lambda message: (
        reverse("voices:account-read", args=[message.activity.code]) if message.activity else ""
    ),
    steps=(
        Step(
            name="at_once",
            label=_("half an hour after it is published"),
            happened_at=_settled,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
