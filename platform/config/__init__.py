"""The wiring of the house: settings, addresses, Celery and the one composition file."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
