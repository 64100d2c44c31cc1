"""Our answers to allauth: who a new login is, how codes travel, who must keep the second factor."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from accounts.models import User
from accounts.services import welcome
from core import clock

CODE_USEFUL_FOR = timedelta(minutes=10)


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
            useful_for=CODE_USEFUL_FOR,
            now=clock.now(),
        )
