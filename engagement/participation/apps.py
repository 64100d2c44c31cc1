from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "engagement.participation"
    default_auto_field = "django.db.models.BigAutoField"
