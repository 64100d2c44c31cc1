"""What can stand in the way of telling the news."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class NotEnded(ActivityError):
    code = "not_ended"

    def words(self) -> str:
        return _("What was achieved is told once the campaign has ended. Until then, tell it as news.")


class AccountGiven(ActivityError):
    code = "account_given"

    def words(self) -> str:
        return _("It has been told already what was achieved. Correct that one, with a note.")


class UpdateWithdrawn(ActivityError):
    code = "update_withdrawn"

    def words(self) -> str:
        return _("This has been withdrawn. Write it anew if it is true after all.")
