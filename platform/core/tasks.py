"""What is swept away by itself."""

from celery import shared_task
from django.core.management import call_command

from core import clock
from core.limits import forget_old


@shared_task(name="core.tasks.tidy")
def tidy() -> None:
    """Forget old limits and ended sessions; rung by beat each night."""
    forget_old(now=clock.now())
    call_command("clearsessions")
