"""Your shift is near: told the day before at nine by her own clock, and two hours before it starts."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.audiences import Member
from notifications.topics.shifts import OnShift, shift_of, shifts_page
from notifications.topics.topic import Occasion, Step, Topic

IN_THE_MORNING = time(9)
LAST_STEP = timedelta(hours=2)


def _morning_before(occasion: Occasion, member: Member) -> datetime:
    own = ZoneInfo(member.zone)
    day = member.joined_at.astimezone(own).date() - timedelta(days=1)
    return datetime.combine(day, IN_THE_MORNING, tzinfo=own)


SHIFT_REMINDER = Topic(
    name="shift_reminder",
    label=_("Your shift is near"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=OnShift(Q(shift__called_off_at__isnull=True), since="shift__starts_at"),
    urgency=Urgency.REMINDER,
    of_time=False,
    more=shift_of,
    url=shifts_page,
    because=_("%(name)s writes to you because you took a shift."),
    steps=(
        # While it is still "tomorrow" by her clock.
        Step(
            name="day_before",
            label=_("the day before, in the morning"),
            happened_at=_morning_before,
            useful_until=lambda occasion, due: due + timedelta(hours=14),
        ),
        Step(
            name="2h",
            label=_("two hours before it starts"),
            happened_at=lambda occasion, member: member.joined_at - LAST_STEP,
            useful_until=lambda occasion, due: due + LAST_STEP,
        ),
    ),
)
