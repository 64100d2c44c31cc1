"""It is your turn: told at once to whoever is offered a seat, while there is time to answer."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.clock import Now
from core.times import both_zones, is_zone
from engagement.activities.choices import Kind, State
from engagement.events.choices import RegistrationState
from notifications.engine.choices import Urgency
from notifications.engine.models import Message
from notifications.topics.audiences import Registrants, registration_of
from notifications.topics.topic import Step, Topic


def _with_end(message: Message) -> Mapping[str, Any]:
    """`registration`, and `answer_until`: the moment by the clock of the place, and the reader's where it differs."""
    found = registration_of(message)
    activity = found["registration"].event.activity
    zone = message.person.zone if message.person and is_zone(message.person.zone) else activity.zone
    answer_until = both_zones(
        found["registration"].offered_until,
        None,
        place_zone=activity.zone,
        reader_zone=zone,
        language=get_language() or "en",
    )
    return {**found, "answer_until": answer_until}


SEAT_OFFERED = Topic(
    name="seat_offered",
    label=_("Seats are offered to you"),
    kinds=frozenset({Kind.EVENT}),
    states=frozenset({State.PUBLISHED, State.CLOSED}),
    audience=Registrants(Q(state=RegistrationState.OFFERED, offered_until__gt=Now())),
    urgency=Urgency.URGENT,
    of_time=False,
    tells_time=True,
    more=_with_end,
    steps=(
        Step(
            name="at_once",
            label=_("as soon as it is your turn"),
            happened_at=lambda occasion, member: member.joined_at,
            useful_until=lambda occasion, due: occasion.ends_at,
        ),
    ),
)
