"""You are registered: told at once to whoever joined an event."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from engagement.activities.choices import Kind, State
from notifications.engine.choices import Urgency
from notifications.topics.calendars import calendar_entry
from notifications.topics.first_of_series import RegisteredFirst, with_its_dates
from notifications.topics.topic import Step, Topic

REGISTRATION_CONFIRMATION = Topic(
    name="registration_confirmation",
    label=_("You are registered"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=RegisteredFirst(),
    urgency=Urgency.URGENT,
    of_time=False,
    tells_time=True,
    more=with_its_dates,
    attach=calendar_entry,
    is_alike=True,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as you have registered"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: min(due + timedelta(days=2), occasion.ends_at),
        ),
    ),
)
