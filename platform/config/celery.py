"""The bell: Celery only says "look now"; the database holds what is due (REMINDERS in notifications/README.md)."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("balai")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
@beat_init.connect
def refuse_danger_at_start(**kwargs: Any) -> None:
    # Imported here: this module is read before Django's settings are.
    from config.safety import dangers

    if found := dangers():
        # Celery only logs an exception of a receiver; leaving is what it cannot overhear.
        raise SystemExit(" ".join(f"{danger.what} {danger.do}" for danger in found))
