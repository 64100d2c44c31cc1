from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "notifications.inbox"
    default_auto_field = "django.db.models.BigAutoField"
