"""What can stand in the way of a contribution or an outcome, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class NothingGiven(ActivityError):
    code = "nothing_given"

    def words(self) -> str:
        return _("There is no answer of yours here, or you have already taken it back.")


class AlreadyAnswered(ActivityError):
    code = "already_answered"

    def words(self) -> str:
        return _("The organisers have answered. What you gave stays as they read it.")


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
