from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The only signal receivers of the project: they listen to allauth.
        from accounts import allauth_receivers
