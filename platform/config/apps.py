"""The app of the wiring: it carries the commands that start and feed a site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Registers the checks that refuse an unsafe start.
        from config import checks
