"""The link by which somebody says, without signing in, whether she still comes: good for this joining of hers."""

from datetime import datetime

from django.urls import reverse

from core import tokens
from engagement.events.models import Registration

_PURPOSE = "still_coming"


def path_of(registration: Registration) -> str:
    """The path of the page with the two buttons."""
    sealed = tokens.seal(_PURPOSE, f"{registration.code}-{registration.turn}")
    return reverse("events:still-coming-answer", args=[sealed])


def read(token: str, *, now: datetime) -> Registration | None:
    """The registration of such a link, with its event and person.

    None when it is damaged, joined anew, over, or of a sensitive event, whose details stand behind a login.
    """
    try:
        code, _dash, turn = tokens.unseal(_PURPOSE, token).partition("-")
    except tokens.TokenRefused:
        return None
    found = Registration.objects.select_related("event__activity__organisation", "person")
    return found.filter(
        code=code, turn=turn, event__activity__ends_at__gt=now, event__activity__is_sensitive=False
    ).first()
