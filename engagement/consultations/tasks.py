"""What Celery may call; losing it or doubling it does no harm."""

from celery import shared_task

from core import clock
from engagement.consultations.services.drafts import drop_old_drafts


@shared_task(name="engagement.consultations.tasks.tidy_drafts")
def tidy_drafts() -> None:
    """Rung by beat each night."""
    drop_old_drafts(now=clock.now())
