from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "engagement.help"
    default_auto_field = "django.db.models.BigAutoField"
