"""Work of events that nobody waits for."""

from celery import shared_task

from core import clock
from engagement.events import services
from engagement.events.roster_import import storage


@shared_task
def see_to_seats() -> None:
    """Ask who still comes; give seats that nobody answered for to the next on the waiting list."""
    services.ask_who_still_comes(now=clock.now())
    services.free_silent_seats(now=clock.now())
    services.end_offers(now=clock.now())


@shared_task
def sweep_rosters() -> int:
    """Remove lists that were sent and never confirmed."""
    return storage.sweep(now=clock.now())
