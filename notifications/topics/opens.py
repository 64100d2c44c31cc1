"""What she follows opens: told to her on the day, unless it was open when she began to follow it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.purposes import OPENINGS
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Reason, Urgency
from notifications.engine.moments import HoursBefore
from notifications.topics.followers import BECAUSE_FOLLOWED, Followers
from notifications.topics.topic import Step, Topic

OPENS = Topic(
    name="opens",
    label=_("It opens"),
    kinds=frozenset({Kind.CONSULTATION, Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED}),
    audience=Followers(day="starts_at"),
    urgency=Urgency.UNASKED,
    consent=OPENINGS,
    of_time=False,
    wanted_by=lambda occasion, member: member.joined_at < occasion.starts_at,
    left=Reason.NOT_PLANNED,
    is_alike=True,
    because=BECAUSE_FOLLOWED,
    steps=(
        Step(
            name="at_once",
            label=_("when it opens"),
            rule=HoursBefore(timedelta(0)),
            useful_until=lambda occasion, due: min(occasion.ends_at, due + timedelta(days=3)),
        ),
    ),
)
