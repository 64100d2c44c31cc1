"""The bell: Celery only says "look now"; the database holds what is due (REMINDERS in notifications/README.md)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("balai")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
