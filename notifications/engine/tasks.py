"""What Celery may call: the minute's bell, and "look now". Both survive being lost, doubled or run side by side."""

from celery import shared_task

from core import clock
from notifications.engine import rounds
from notifications.engine.hints import hint

__all__ = ["hint", "ring", "send_now"]


@shared_task(name="notifications.engine.tasks.ring")
def ring() -> None:
    """Rung by beat each minute."""
    rounds.ring(clock=clock.now)


@shared_task(name="notifications.engine.tasks.send_now")
def send_now() -> None:
    """Rung by a hint once something was committed."""
    rounds.answer_hint(clock=clock.now)
