"""What can stand in the way of a webhook, said in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class HookError(Refused):
    """A verb on a webhook is refused."""


class NotAllowed(HookError):
    code = "not_allowed"

    def words(self) -> str:
        return _("Only a manager of a verified group sets up its webhooks.")


class TooManyHooks(HookError):
    code = "too_many_hooks"

    def words(self) -> str:
        return _("A group has at most five webhooks. Remove one that is no longer needed.")


class HookIsOff(HookError):
    code = "hook_is_off"

    def words(self) -> str:
        return _("This webhook is switched off. Switch it on first.")


class AddressNotUsable(HookError):
    """An address we may not or cannot deliver to; `because` is for the record of a delivery, in English."""

    code = "address_not_usable"

    def __init__(self, because: str) -> None:
        super().__init__()
        self.because = because

    def words(self) -> str:
        return _("Write a public address that begins with https:// and names no user.")
