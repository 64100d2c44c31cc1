"""The site without the trunk row's lock: the control of the flood, for nothing else."""

from config.wsgi import application
from engagement.activities.models import Activity
from engagement.events.services import registrations, waiting

__all__ = ["application"]


def read(activity_id: int) -> Activity:
    """The activity as `activities.locks.lock` reads it, held against nobody."""
    return Activity.objects.select_related("organisation", "place").get(pk=activity_id)


registrations.lock = read  # type: ignore[attr-defined]  # it has it by import
waiting.lock = read  # type: ignore[attr-defined]
