"""From when on people can have come to an event."""

from datetime import datetime, timedelta

from engagement.activities.models import Activity

DOORS = timedelta(hours=2)
"""How long before the start the first may come."""


def has_open_doors(activity: Activity, now: datetime) -> bool:
    """Whether anybody can have come: an earlier list is a guess, and would tell who is known to us."""
    return now >= activity.starts_at - DOORS
