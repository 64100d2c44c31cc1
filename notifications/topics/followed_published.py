"""Something new at a place or of a group she follows: told once it is published."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from accounts.purposes import NEW_ACTIVITIES
from engagement.activities.choices import Kind, State
from notifications.engine.choices import Reason, Urgency
from notifications.topics.subscribers import Subscribers
from notifications.topics.topic import Occasion, Step, Topic

LASTS = timedelta(days=7)


def _useful_until(occasion: Occasion, due: datetime) -> datetime:
    over_at = occasion.starts_at if occasion.kind == Kind.EVENT else occasion.ends_at
    return min(over_at, due + LASTS)


FOLLOWED_PUBLISHED = Topic(
    name="followed_published",
    label=_("Something new is planned"),
    kinds=frozenset(Kind),
    states=frozenset({State.PUBLISHED}),
    audience=Subscribers(),
    urgency=Urgency.UNASKED,
    consent=NEW_ACTIVITIES,
    of_time=False,
    left=Reason.NOT_PLANNED,
    is_alike=True,
    because=_("%(name)s writes to you because you follow the place or the group."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is published"),
            happened_at=lambda occasion, member: occasion.published_at,
            useful_until=_useful_until,
        ),
    ),
)
