"""What a group promised falls due: told to whoever speaks for it a fortnight before, and the day after."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind
from engagement.voices.models import Commitment
from engagement.voices.policies import HAS_ANSWERS
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.answers import Offices, commitment_of
from notifications.topics.topic import Step, Topic


def _page(message: Message) -> str:
    commitment = Commitment.objects.filter(pk=message.turn).first()
    return reverse("voices:commitment-page", args=[commitment.code]) if commitment else ""


COMMITMENT_DUE = Topic(
    name="commitment_due",
    label=_("A promise falls due"),
    kinds=frozenset({Kind.CONSULTATION, Kind.EVENT}),
    states=HAS_ANSWERS,
    audience=Offices(of=Commitment, is_due=True),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=commitment_of,
    url=_page,
    because=_("%(name)s writes to you because you speak for the group that promised this."),
    steps=(
        Step(
            name="before",
            label=_("a fortnight before its day"),
            happened_at=lambda occasion, member: member.joined_at - timedelta(days=14),
            useful_until=lambda occasion, due: due + timedelta(days=7),
        ),
        Step(
            name="late",
            label=_("the day after its day"),
            happened_at=lambda occasion, member: member.joined_at + timedelta(days=1),
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
