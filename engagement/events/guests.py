"""Registering without an account: the links in the mail, and how often they may be asked for.

Nothing is kept before the address is confirmed: the link itself carries it, to that very address.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string

from core import tokens
from core.limits import Allowance
from engagement.activities.models import Activity
from engagement.events.models import Registration

DAY = timedelta(days=1)
# A hall shares one address of the net, so that is limited loosely and each e-mail address strictly.
BY_SOURCE = Allowance("guest_source", times=200, per=timedelta(hours=1))
BY_ADDRESS = Allowance("guest_address", times=5, per=timedelta(hours=1))
_CONFIRM, _MANAGE = "guest_confirm", "guest_manage"


def send_link(activity: Activity, email: str, *, now: datetime) -> None:
    """Write to the address, whoever's it is: a link by which she registers, good for a day."""
    token = tokens.sign(_CONFIRM, [activity.code, email])
    link = settings.SITE_URL + reverse("events:guest-confirm", args=[token])
    context = {"activity": activity, "link": link}
    import_string(import_string("config.composition.LETTER_SENDER"))(
        address=email,
        subject=render_to_string("events/mail/guest_subject.txt", context),
        text=render_to_string("events/mail/guest_text.txt", context),
        html="",
        kind="guest_confirm",
        user_id=None,
        useful_for=DAY,
        now=now,
    )


def read_link(token: str) -> tuple[str, str]:
    """(code of the event, e-mail address) of such a link. Raises TokenRefused."""
    code, email = tokens.read(_CONFIRM, token, max_age_seconds=int(DAY.total_seconds()))
    return code, email


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
