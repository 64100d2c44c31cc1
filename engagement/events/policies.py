"""From when on people can have come to an event, and until when seats of it are worth having."""

from datetime import datetime, timedelta

from engagement.activities.choices import State
from engagement.activities.models import Activity

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
