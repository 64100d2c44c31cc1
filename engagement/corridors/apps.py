from django.apps import AppConfig


class CorridorsConfig(AppConfig):
    name = "engagement.corridors"
    default_auto_field = "django.db.models.BigAutoField"
