"""Taking part without an account: the mailed link by which an address is shown to be hers.

Nothing is kept before it is opened: the link itself carries the address, to that very address.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.module_loading import import_string

from core import tokens
from core.limits import Allowance, spend
from core.mailboxes import mailbox_of
from engagement.activities.models import Activity

DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class GuestLink:
    """One such link: what it is for, the page it opens, and its letter, named without "_text.txt"."""

    purpose: str
    url_name: str
    letter: str
    by_source: Allowance
    """A hall shares one address of the net, so that is limited loosely and each e-mail address strictly."""
    by_address: Allowance

    def ask(self, activity: Activity, email: str, *, source: str, now: datetime) -> None:
        """Write to the address, whoever's it is: a link good for a day. Call it outside a transaction.

        `source` is the address of the net it is asked from. Raises TooManyTries.
        """
        spend(self.by_source, key=source, now=now)
        spend(self.by_address, key=mailbox_of(email), now=now)
        token = tokens.sign(self.purpose, [activity.code, email])
        context = {"activity": activity, "link": settings.SITE_URL + reverse(self.url_name, args=[token])}
        import_string(import_string("config.composition.LETTER_SENDER"))(
            address=email,
            subject=render_to_string(f"{self.letter}_subject.txt", context),
            text=render_to_string(f"{self.letter}_text.txt", context),
            html="",
            kind=self.purpose,
            user_id=None,
            useful_for=DAY,
            now=now,
        )

    def read(self, token: str) -> tuple[str, str]:
        """(code of the activity, e-mail address) of such a link. Raises TokenRefused."""
        code, email = tokens.read(self.purpose, token, max_age_seconds=int(DAY.total_seconds()))
        return code, email
