"""Our answers to allauth: who a new login is, how codes travel, who must keep the second factor."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    raise_if_reauthentication_required,
)
from allauth.core import context as allauth_context
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from accounts import proofs
from accounts.models import User
from accounts.services import welcome
from accounts.shared_phones import keep_short_if_shared, note_if_shared
from core import clock

CODE_USEFUL_FOR = timedelta(minutes=10)
NOTICE_USEFUL_FOR = timedelta(days=3)


class AccountAdapter(DefaultAccountAdapter):
    """Signing up makes the person; every mail of allauth goes out through the notifications' outbox."""

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        super().save_user(request, user, form, commit=commit)
        if commit:
            welcome(
                user=user,
                called=form.cleaned_data["called"],
                language=getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
                zone=form.cleaned_data.get("zone") or "",
                now=clock.now(),
            )
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        note_if_shared(request)
        super().login(request, user)
        keep_short_if_shared(request)

    def set_password(self, user: User, password: str) -> None:
        """A first password opens a lasting door: not on a phone that was only lent. Changing one asks for the old."""
        if self.request and self.request.user == user and not user.has_usable_password():
            raise_if_reauthentication_required(self.request, app="allauth.account")
        super().set_password(user, password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A sign-in of the last minutes is enough; allauth lets pass whoever has neither password nor second step."""
        request = allauth_context.request
        if proofs.is_proved_lately(request, request.user):
            return False
        if not get_reauthentication_flows(request.user):
            raise ReauthenticationRequired
        return True

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """allauth's, and a code by mail for whoever has set up no second step, which mail alone must not undo."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not user.is_authenticated or any(method["id"] == "mfa_reauthenticate" for method in methods):
            return methods
        by_mail = {
            "id": "reauthenticate_by_mail",
            "description": _("Get a code by e-mail"),
            "url": reverse("accounts:reauthenticate-by-mail"),
        }
        return [*methods, by_mail]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """allauth tells the main address; whoever reads an address that was taken away is told as well."""
        super().send_notification_mail(template_prefix, user, context=context, email=email)
        if context and (removed := context.get("deleted_email")):
            super().send_notification_mail(template_prefix, user, context=context, email=removed)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Hand the rendered letter to whoever composition.py names as the sender."""
        letter = self.render_mail(template_prefix, email, context)
        html = next(
            (part.content for part in getattr(letter, "alternatives", []) if part.mimetype == "text/html"), ""
        )
        text = letter.body if letter.content_subtype != "html" else ""
        import_string(import_string("config.composition.LETTER_SENDER"))(
            address=email,
            subject=letter.subject,
            text=text,
            html=html or (letter.body if letter.content_subtype == "html" else ""),
            kind=template_prefix.rsplit("/", 1)[-1],
            user_id=getattr(context.get("user"), "pk", None),
            useful_for=CODE_USEFUL_FOR if "code" in context else NOTICE_USEFUL_FOR,
            now=clock.now(),
        )
