"""Your shift does not take place: told at once to those who had it."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.shifts import OnShift, shift_of, shifts_page
from notifications.topics.topic import Step, Topic

SHIFT_CALLED_OFF = Topic(
    name="shift_called_off",
    label=_("Your shift does not take place"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=OnShift(Q(shift__called_off_at__isnull=False), since="shift__called_off_at"),
    urgency=Urgency.URGENT,
    of_time=False,
    more=shift_of,
    url=shifts_page,
    because=_("%(name)s writes to you because you took a shift."),
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is called off"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
