from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "config.demonstration"
    default_auto_field = "django.db.models.BigAutoField"
