"""The activity whose minutes a verb writes, locked."""

from engagement.activities.locks import lock
from engagement.activities.models import Activity
from engagement.events.minutes import policies
from engagement.events.minutes.errors import NotPublished
from engagement.events.models import Event


def hold(event: Event) -> Activity:
    """Locked until the end of the transaction. Raises NotPublished."""
    activity = lock(event.pk)
    if activity.state not in policies.HAS_MINUTES:
        raise NotPublished
    return activity
