"""What can stand in the way of a registration, said in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.activities.errors import ActivityError


class RegistrationFull(ActivityError):
    """Fewer seats are left than the party needs; `left` says how many."""

    code = "full"

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def words(self) -> str:
        if self.left == 0:
            return _(
                "All seats are taken. Look whether you can take part online, or come back: seats may become free."
            )
        return ngettext(
            "Only %(left)d seat is left. Register fewer people.",
            "Only %(left)d seats are left. Register fewer people.",
            self.left,
        ) % {"left": self.left}


class RegistrationClosed(ActivityError):
    code = "registration_closed"

    def words(self) -> str:
        return _("Registration is closed: the event is over or was called off.")


class ModeNotOffered(ActivityError):
    code = "mode_not_offered"

    def words(self) -> str:
        return _("This event is not held that way. Choose one of the ways on its page.")


class PartyTooLarge(ActivityError):
    """More people than one registration may bring; `most` says how many it may."""

    code = "party_too_large"

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def words(self) -> str:
        return _(
            "One registration is for at most %(most)d people. Ask the others to register themselves."
        ) % {"most": self.most}


class NotRegistered(ActivityError):
    code = "not_registered"

    def words(self) -> str:
        return _("You are not registered for this event, or have already cancelled.")


class RosterTooEarly(ActivityError):
    code = "roster_too_early"

    def words(self) -> str:
        return _("This event is not published yet. Publish it first, then import who came.")
