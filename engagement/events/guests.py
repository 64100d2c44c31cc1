"""Registering without an account: the link in the mail that confirms, and the one by which it is seen to."""

from datetime import datetime, timedelta

from django.urls import reverse

from core import tokens
from core.limits import Allowance
from engagement.activities.guest_links import GuestLink
from engagement.events.models import Registration

_HOUR = timedelta(hours=1)
LINK = GuestLink(
    purpose="guest_confirm",
    url_name="events:guest-confirm",
    letter="events/mail/guest",
    by_source=Allowance("guest_source", times=200, per=_HOUR),
    by_address=Allowance("guest_address", times=5, per=_HOUR),
)
_MANAGE = "guest_manage"


def manage_path(registration: Registration) -> str:
    """The page on which whoever has no login sees, changes or cancels this registration, until the event ends."""
    return reverse("events:guest-manage", args=[tokens.seal(_MANAGE, registration.code)])


def read_manage(token: str, *, now: datetime) -> Registration | None:
    """The registration of such a link, with its event and person; None when it is damaged or the event is over."""
    try:
        code = tokens.unseal(_MANAGE, token)
    except tokens.TokenRefused:
        return None
    found = Registration.objects.select_related("event__activity__organisation", "person")
    return found.filter(code=code, event__activity__ends_at__gt=now, person__user__isnull=True).first()
