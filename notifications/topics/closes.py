"""It closes in two days: told at 09:00 of her clock to who follows or is invited and has not taken part."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from accounts.purposes import CLOSINGS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Reason, Urgency
from notifications.engine.moments import ReaderClock
from notifications.topics.followers import Awaited
from notifications.topics.topic import Step, Topic

CLOSES = Topic(
    name="closes",
    label=_("You can still take part"),
    kinds=frozenset({Kind.CONSULTATION, Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED}),
    audience=Awaited(day="ends_at"),
    urgency=Urgency.UNASKED,
    consent=CLOSINGS,
    of_time=False,
    # Who comes to know of it after it has closed is not awaited.
    wanted_by=lambda occasion, member: member.joined_at < occasion.ends_at,
    left=Reason.NOT_PLANNED,
    is_alike=True,
    because=_("%(name)s writes to you because you follow this or are invited to it."),
    steps=(
        Step(
            name="2_days",
            label=_("two days before it closes, in the morning"),
            rule=ReaderClock(2, time(9)),
            anchor=lambda occasion: occasion.ends_at,
            useful_until=lambda occasion, due: occasion.ends_at - timedelta(hours=1),
        ),
    ),
)
