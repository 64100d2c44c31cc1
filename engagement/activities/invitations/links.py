"""The link of a letter: whoever holds it may answer, until what it is for is over.

The same each time it is made, so that the letter is too; short, so that any camera reads its code on paper.
"""

import hmac

from django.conf import settings
from django.urls import reverse

from core.codes import keyed_hash
from engagement.activities.invitations import selectors
from engagement.activities.models import Invitation


def path_of(invitation: Invitation) -> str:
    """The path of the page on which it is answered."""
    return reverse("activities:invitation-answer", args=[f"{invitation.code}-{_key(invitation.code)}"])


def url_of(invitation: Invitation) -> str:
    """The whole address, for mails and paper."""
    return settings.SITE_URL + path_of(invitation)


def read(token: str) -> Invitation | None:
    """The invitation a link is about; None when it is damaged or there is none."""
    code, _dash, key = token.partition("-")
    if not hmac.compare_digest(key.encode(), _key(code).encode()):
        return None
    return selectors.by_code(code)


def _key(code: str) -> str:
    return keyed_hash("invitation", code).hex()
