"""What can stand in the way of a verb about people and groups, said in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class AccountsError(Refused):
    """A verb about people and groups is refused."""


class NotAllowed(AccountsError):
    """This person may not do that."""

    code = "not_allowed"

    def words(self) -> str:
        return _("You may not do this. Ask a coordinator of the place.")


class NoSuchMember(AccountsError):
    """No person with this e-mail address has a verified login here."""

    code = "no_such_member"

    def words(self) -> str:
        return _("Nobody with this e-mail address has signed up yet. Ask them to sign up first.")


class NotInvited(AccountsError):
    """There is no open invitation of this person to this group."""

    code = "not_invited"

    def words(self) -> str:
        return _("This invitation is no longer open. Ask the group to invite you again.")


class AskedBefore(AccountsError):
    """The group said no not long ago."""

    code = "asked_before"

    def words(self) -> str:
        return _("The group has answered you. You can ask again a month after that.")


class NotAsked(AccountsError):
    """This person does not ask to join, or has been answered."""

    code = "not_asked"

    def words(self) -> str:
        return _("This wish is no longer open: somebody has answered it, or it was taken back.")


class LastManager(AccountsError):
    """The group would be left with members and nobody who manages it."""

    code = "last_manager"

    def words(self) -> str:
        return _("Nobody else manages this group. Give another member this role first.")


class UnknownLanguage(AccountsError):
    """The site does not speak this language."""

    code = "unknown_language"

    def words(self) -> str:
        return _("This site does not speak this language. Choose one of the list.")
