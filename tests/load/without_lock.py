"""The site without the trunk row's lock: the control of the flood, for nothing else."""

from time import sleep

from config.wsgi import application
from engagement.activities.models import Activity, ActivityCounter
from engagement.events.services import registrations, standing, waiting

__all__ = ["application"]


def read(activity_id: int) -> Activity:
    """The activity as `activities.locks.lock` reads it, held against nobody."""
    return Activity.objects.select_related("organisation", "place").get(pk=activity_id)


def read_and_wait(activity: Activity) -> dict[str, ActivityCounter]:
    """The numbers, old by a moment when the deed goes on: on a busy machine too, somebody else does hers meanwhile."""
    numbers = numbers_of(activity)
    sleep(0.2)
    return numbers


numbers_of = standing.numbers_of
standing.numbers_of = read_and_wait
registrations.lock = read  # type: ignore[attr-defined]  # it has it by import
waiting.lock = read  # type: ignore[attr-defined]
