"""Your shift has changed: told once the change has settled to those who took it as it was."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.shifts import OnShift, shift_of, shifts_page
from notifications.topics.topic import SETTLING, Step, Topic

SHIFT_CHANGED = Topic(
    name="shift_changed",
    label=_("Your shift has changed"),
    kinds=frozenset({Kind.CAMPAIGN}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=OnShift(
        Q(shift__called_off_at__isnull=True, taken_at__lt=F("shift__changed_at")), since="shift__changed_at"
    ),
    urgency=Urgency.URGENT,
    of_time=False,
    more=shift_of,
    url=shifts_page,
    because=_("%(name)s writes to you because you took a shift."),
    steps=(
        Step(
            name="settled",
            label=_("as soon as it is changed"),
            happened_at=lambda occasion, member: member.joined_at + SETTLING,
            useful_until=lambda occasion, due: due + timedelta(days=14),
        ),
    ),
)
