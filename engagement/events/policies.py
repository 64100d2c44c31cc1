"""From when on people can have come to an event, until when its seats are worth having, and who may hand hers on."""

from datetime import datetime, timedelta

from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.events.choices import RegistrationState
from engagement.events.models import Event, Registration

DOORS = timedelta(hours=2)
"""How long before the start the first may come."""
TAKES_PLACE = (State.PUBLISHED, State.CLOSED)
"""States of an event that will be held, whether or not one can still join."""


def has_open_doors(activity: Activity, now: datetime) -> bool:
    """Whether anybody can have come: an earlier list is a guess, and would tell who is known to us."""
    return now >= activity.starts_at - DOORS


def is_still_held(activity: Activity, now: datetime) -> bool:
    """Whether a seat that becomes free is of use to somebody."""
    return activity.state in TAKES_PLACE and now < activity.ends_at


def may_transfer(registration: Registration, activity: Activity, event: Event, now: datetime) -> bool:
    """Whether she may hand her place to somebody else.

    Not where the organiser decides on each registration, nor where a stranger would learn of a sensitive event, nor
    the place of a group, which names another itself.
    """
    allows = event.allows_transfer and not event.needs_approval and not activity.is_sensitive
    has_own_seat = registration.state == RegistrationState.CONFIRMED and not registration.for_organisation_id
    return allows and has_own_seat and activity.state == State.PUBLISHED and now < activity.starts_at
