"""What can stand in the way of a contribution or an outcome, said in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from engagement.activities.errors import ActivityError


class NothingGiven(ActivityError):
    code = "nothing_given"

    def words(self) -> str:
        return _("There is no answer of yours here, or you have already taken it back.")


class AlreadyAnswered(ActivityError):
    code = "already_answered"

    def words(self) -> str:
        return _("The organisers have answered. What you gave stays as they read it.")


class NotToClaim(ActivityError):
    code = "not_to_claim"

    def words(self) -> str:
        return _(
            "Nothing that was given without an account, and is nobody's yet, has this code. "
            "Compare it once more with your note."
        )


class GaveHerself(ActivityError):
    code = "gave_herself"

    def words(self) -> str:
        return _(
            "You have answered here with your account, also if you took that back: each person gives once. "
            "What you gave without it stays as it is, and its code still tells you the state."
        )


class StillOpen(ActivityError):
    code = "still_open"

    def words(self) -> str:
        return _("People can still take part. Close it first, then say what became of it.")


class NeverOpened(ActivityError):
    code = "never_opened"

    def words(self) -> str:
        return _("Nobody could take part in this, so there is nothing to answer.")


class OutcomeStands(ActivityError):
    code = "outcome_stands"

    def words(self) -> str:
        return _("The outcome has already been published, and everyone who took part has been told.")


class Unanswered(ActivityError):
    """`count` contributions in words have no answer yet."""

    code = "unanswered"

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count

    def words(self) -> str:
        return ngettext(
            "The words of %(count)d person have no answer yet. Sort and answer them, then publish the outcome.",
            "The words of %(count)d people have no answer yet. Sort and answer them, then publish the outcome.",
            self.count,
        ) % {"count": self.count}


class NothingChosen(ActivityError):
    code = "nothing_chosen"

    def words(self) -> str:
        return _("Nothing was chosen. Tick what belongs together first.")


class SameTitle(ActivityError):
    code = "same_title"

    def words(self) -> str:
        return _("Another theme has this title already. Choose another, or move what you mean into that one.")


class ReplyStands(ActivityError):
    code = "reply_stands"

    def words(self) -> str:
        return _("This has been answered, and everyone can read it. To change something, begin a correction.")


class NoReplyYet(ActivityError):
    code = "no_reply_yet"

    def words(self) -> str:
        return _("There is no reply yet. Write it first.")


class NotPublishedYet(ActivityError):
    code = "reply_not_published"

    def words(self) -> str:
        return _("This reply is still being written. Change it as it is.")


class NotSubmitted(ActivityError):
    code = "not_submitted"

    def words(self) -> str:
        return _("Nobody has asked for approval yet. Submit the reply first.")


class WriterApproves(ActivityError):
    code = "writer_approves"

    def words(self) -> str:
        return _("You wrote this reply. Ask somebody else of your group to read and approve it.")


class PromiseStands(ActivityError):
    code = "promise_stands"

    def words(self) -> str:
        return _(
            "Something was promised in answer to this, so it cannot be declined. Say “Accepted in part” instead."
        )


class DeclinedTheme(ActivityError):
    code = "declined"

    def words(self) -> str:
        return _("The reply declines this. To promise something, change the reply first.")


class PromiseInThePast(ActivityError):
    code = "promise_in_the_past"

    def words(self) -> str:
        return _("This day has gone by. Choose one that is still to come.")
