"""Whose action counts, and when."""

from datetime import datetime

from accounts.models import Person
from engagement.activities.choices import State
from engagement.activities.models import Activity


def is_verified(person: Person) -> bool:
    """Whether she can be reached at an address or number that she has confirmed."""
    return person.contact_points.filter(verified_at__isnull=False).exists()


def is_running(activity: Activity, now: datetime) -> bool:
    """Whether one can act, and take back."""
    return activity.state == State.PUBLISHED and activity.starts_at <= now < activity.ends_at
