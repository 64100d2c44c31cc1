"""Signing without an account: the link in the mail that confirms, and the one by which it is taken back."""

from datetime import timedelta

from django.urls import reverse

from core import tokens
from core.limits import Allowance
from engagement.activities.guest_links import GuestLink
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken

_HOUR = timedelta(hours=1)
LINK = GuestLink(
    purpose="signer_confirm",
    url_name="campaigns:guest-confirm",
    letter="campaigns/mail/guest",
    by_source=Allowance("signer_source", times=200, per=_HOUR),
    by_address=Allowance("signer_address", times=5, per=_HOUR),
)
_MANAGE = "signer_manage"


def manage_path(action: ActionTaken) -> str:
    """The page on which whoever has no login sees her signature and takes it back."""
    return reverse("campaigns:guest-manage", args=[tokens.seal(_MANAGE, action.code)])


def read_manage(token: str) -> ActionTaken | None:
    """The signature of such a link, with its campaign and person; None when the link is damaged or she has a login."""
    try:
        code = tokens.unseal(_MANAGE, token)
    except tokens.TokenRefused:
        return None
    found = ActionTaken.objects.select_related("campaign__activity", "person")
    return found.filter(code=code, kind=Sign.name, person__user__isnull=True).first()
