from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "engagement.voices"
    default_auto_field = "django.db.models.BigAutoField"
