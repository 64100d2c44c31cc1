"""An office is asked to answer: told at once to whoever speaks for it, before its day, and once that has gone by."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.voices.models import Theme
from engagement.voices.policies import HAS_ANSWERS
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.answers import Offices, theme_of
from notifications.topics.topic import Step, Topic

BECAUSE = _("%(name)s writes to you because you speak for a group that is asked to answer.")


def _page(message: Message) -> str:
    theme = Theme.objects.filter(pk=message.turn).first()
    if message.activity is None or theme is None:
        return reverse("voices:reply-queue")
    return reverse("voices:theme-page", args=[message.activity.code, theme.code])


ANSWER_ASKED = Topic(
    name="answer_asked",
    label=_("You are asked to answer"),
    kinds=frozenset({Kind.CONSULTATION, Kind.EVENT}),
    states=HAS_ANSWERS,
    audience=Offices(),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=theme_of,
    url=_page,
    because=BECAUSE,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is asked"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
ANSWER_DUE = Topic(
    name="answer_due",
    label=_("An answer is due"),
    kinds=frozenset({Kind.CONSULTATION, Kind.EVENT}),
    states=HAS_ANSWERS,
    audience=Offices(is_due=True),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=theme_of,
    url=_page,
    because=BECAUSE,
    steps=(
        Step(
            name="before",
            label=_("two days before its day"),
            happened_at=lambda occasion, member: member.joined_at - timedelta(days=2),
            useful_until=lambda occasion, due: due + timedelta(days=1),
        ),
        Step(
            name="late",
            label=_("the day after its day"),
            happened_at=lambda occasion, member: member.joined_at + timedelta(days=1),
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
