"""What can stand in the way of an invitation, said in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.activities.errors import ActivityError


class InvitationOver(ActivityError):
    code = "invitation_over"

    def words(self) -> str:
        return _(
            "This invitation holds no more: it was taken back, or what it is for is over or was called off."
        )


class NobodyToInvite(ActivityError):
    code = "nobody_to_invite"

    def words(self) -> str:
        return _("All of them are invited already.")


class AnswerDayUnlikely(ActivityError):
    code = "answer_day_unlikely"

    def words(self) -> str:
        return _("Choose a last day to answer between today and the day it starts.")


class RemindedAlready(ActivityError):
    code = "reminded_already"

    def words(self) -> str:
        return _("We have written to them less than a day ago. Wait a day before you remind them.")


class TooManyDelegates(ActivityError):
    """More names than seats; `left` says for how many names there is room."""

    code = "too_many_delegates"

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def words(self) -> str:
        if self.left == 0:
            return _("All your seats have names. Take a name off before you write another.")
        return ngettext(
            "There is room for %(left)d more name. Write fewer.",
            "There is room for %(left)d more names. Write fewer.",
            self.left,
        ) % {"left": self.left}


class ComesInPerson(ActivityError):
    code = "comes_in_person"

    def words(self) -> str:
        return _("This invitation is for one person only. Nobody can come in her place.")
