"""What Celery may call; losing it or doubling it does no harm."""

from celery import shared_task

from core import clock
from engagement.consultations.services.sealing import close_seal, seals_to_close
from engagement.consultations.surveys.services.drafts import drop_old_drafts


@shared_task(name="engagement.consultations.tasks.tidy_drafts")
def tidy_drafts() -> None:
    """Rung by beat each night."""
    drop_old_drafts(now=clock.now())


@shared_task(name="engagement.consultations.tasks.close_seals")
def close_seals() -> None:
    """Rung by beat each minute."""
    now = clock.now()
    for consultation_id in seals_to_close(now=now):
        close_seal(consultation_id, now=now)
