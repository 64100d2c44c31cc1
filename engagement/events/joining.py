"""What the one box of an event's page needs: how the reader's registration stands, and the form to join."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from engagement.activities.models import Activity, ActivityCounter
from engagement.events import selectors
from engagement.events.choices import STANDING, DeclinedBy, RegistrationState
from engagement.events.forms import RegistrationForm
from engagement.events.models import Event, Reconfirmation, Registration
from engagement.events.policies import may_transfer
from engagement.events.standing_words import is_over, standing_words
from engagement.events.ways import ways_of


def joining(
    activity: Activity,
    event: Event,
    own: Registration | None,
    *,
    numbers: Mapping[str, ActivityCounter],
    now: datetime,
) -> dict[str, Any]:
    """Variables of `events/_join.html`; one query, where the reader waits, for the number in the queue, and where
    she may be asked whether she still comes, for that.
    """
    ways = ways_of(activity, event, numbers)
    is_offered = own is not None and own.state == RegistrationState.OFFERED
    stands = own is not None and own.state in STANDING and not (is_offered and is_over(own, now))
    return {
        "registration": own if stands else None,
        "standing": standing_words(own, place=_place(activity, own), now=now) if own else None,
        "is_offered": is_offered and stands,
        "can_transfer": own is not None and may_transfer(own, activity, event, now),
        "question": _question(activity, event, own),
        "is_full": all(way.is_full for way in ways),
        "hall_is_full": ways[0].is_full and event.in_hall,
        "can_join": any(way.can_be_joined for way in ways),
        "is_declined": own is not None and own.declined_by == DeclinedBy.ORGANISER,
        "is_late": _is_past(event, now),
        "registration_form": RegistrationForm(event=event, ways=ways, registration=own if stands else None),
    }


def _question(activity: Activity, event: Event, own: Registration | None) -> Reconfirmation | None:
    """Whether she still comes, where she has a seat and the organiser asks."""
    if own is None or own.state != RegistrationState.CONFIRMED or not event.reconfirm_hours:
        return None
    return selectors.question_to(own, activity)


def _place(activity: Activity, own: Registration) -> int | None:
    """Her number; of a sensitive event none, for it tells how many others there are."""
    if own.state != RegistrationState.WAITING or activity.is_sensitive:
        return None
    return selectors.place_in_queue(own)


def _is_past(event: Event, now: datetime) -> bool:
    return event.registration_closes_at is not None and event.registration_closes_at <= now
