"""Tickets as they are shown and read: a signed link as a QR code, and a short code to type."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from core import tokens
from core.codes import read_checked_code
from engagement.events.choices import RegistrationState
from engagement.events.models import CODE_LENGTH, Registration

PURPOSE = "ticket"


def link_of(registration: Registration) -> str:
    """The address that the phone at the door opens; whoever may not mark finds nothing there."""
    token = tokens.sign(PURPOSE, registration.code)
    return settings.SITE_URL + reverse("events:ticket-scan", args=[token])


def read_link(token: str, *, now: datetime) -> Registration | None:
    """The standing registration behind a link, until the event's end; None for every other link."""
    try:
        code = tokens.read(PURPOSE, token)
    except tokens.TokenRefused:
        return None
    return (
        Registration.objects.select_related("person", "event__activity__organisation__place")
        .select_related("event__activity__place")
        .filter(code=code, state=RegistrationState.CONFIRMED, event__activity__ends_at__gt=now)
        .first()
    )


def code_in(typed: str) -> str:
    """The code of a ticket that was typed, slips of O for 0 and spaces forgiven; empty when it cannot be one."""
    code = read_checked_code(typed)
    return code if code and len(code) == CODE_LENGTH else ""
