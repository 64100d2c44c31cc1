"""What Celery may call; losing it or doubling it does no harm."""

from celery import shared_task

from core import clock
from notifications.hooks import sending


@shared_task(name="notifications.hooks.tasks.look")
def look() -> None:
    """Rung by beat each minute, and by a hint when somebody waits for an answer."""
    sending.work(clock=clock.now)
