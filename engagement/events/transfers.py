"""The link by which somebody takes a place that is handed on, and how often it may be sent.

The address stands in the link alone, to that very address; we keep it nowhere.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from accounts.models import Person
from core import tokens
from core.limits import Allowance, spend
from core.mailboxes import mailbox_of
from core.times import format_span
from engagement.activities.models import Activity
from engagement.events.guests import LINK
from engagement.events.models import Transfer

BY_GIVER = Allowance("transfer_giver", times=10, per=timedelta(days=1))
_PURPOSE = "transfer"


def spend_for(person: Person, email: str, *, now: datetime) -> None:
    """Count one letter of this giver to this address. Raises TooManyTries."""
    spend(BY_GIVER, key=person.code, now=now)
    spend(LINK.by_address, key=mailbox_of(email), now=now)


def send_link(transfer: Transfer, activity: Activity, email: str, *, now: datetime) -> None:
    """Write to the address, whoever's it is."""
    link = settings.SITE_URL + path_of(transfer, email)
    when = format_span(
        activity.starts_at, activity.ends_at, zone=activity.zone, language=get_language() or "en"
    )
    context = {"activity": activity, "giver": transfer.registration.person, "when": when, "link": link}
    import_string(import_string("config.composition.LETTER_SENDER"))(
        address=email,
        subject=render_to_string("events/mail/transfer_subject.txt", context),
        text=render_to_string("events/mail/transfer_text.txt", context),
        html="",
        kind="transfer",
        user_id=None,
        useful_for=transfer.until - now,
        now=now,
    )


def path_of(transfer: Transfer, email: str) -> str:
    """The page on which the place is taken or declined."""
    return reverse("events:transfer-answer", args=[tokens.sign(_PURPOSE, [transfer.code, email])])


def read_link(token: str) -> tuple[Transfer, str] | None:
    """(the transfer with its event and giver, e-mail address) of such a link; None when it is damaged."""
    try:
        code, email = tokens.read(_PURPOSE, token)
    except tokens.TokenRefused:
        return None
    found = Transfer.objects.select_related(
        "registration__event__activity__organisation", "registration__person"
    )
    transfer = found.filter(code=code).first()
    return (transfer, email) if transfer else None
