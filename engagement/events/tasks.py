"""Work of events that nobody waits for."""

from celery import shared_task

from core import clock
from engagement.events.roster_import import storage


@shared_task
def sweep_rosters() -> int:
    """Remove lists that were sent and never confirmed."""
    return storage.sweep(now=clock.now())
