from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "engagement.events"
    default_auto_field = "django.db.models.BigAutoField"
