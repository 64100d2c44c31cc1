from django.apps import AppConfig


class HooksConfig(AppConfig):
    name = "notifications.hooks"
    default_auto_field = "django.db.models.BigAutoField"
