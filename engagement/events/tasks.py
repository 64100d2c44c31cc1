"""Work of events that nobody waits for."""

from celery import shared_task

from core import clock
from engagement.events import services
from engagement.events.roster_import import storage


@shared_task
def end_offers() -> int:
    """Give seats that were offered and not answered for to the next on the waiting list."""
    return services.end_offers(now=clock.now())


@shared_task
def sweep_rosters() -> int:
    """Remove lists that were sent and never confirmed."""
    return storage.sweep(now=clock.now())
