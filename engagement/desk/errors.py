"""What can stand in the way of a verb of the desk, said in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class DeskError(Refused):
    """A verb of the desk is refused."""


class NotAllowed(DeskError):
    code = "not_allowed"

    def words(self) -> str:
        return _("You may not do this. Ask a coordinator of the place.")


class SayWhat(DeskError):
    code = "say_what"

    def words(self) -> str:
        return _("Say in a few words what is wrong.")


class OwnWords(DeskError):
    code = "own_words"

    def words(self) -> str:
        return _("These are your own words. You can change them or take them back where you gave them.")


class AlreadyDecided(DeskError):
    code = "already_decided"

    def words(self) -> str:
        return _("Somebody was faster: this has been decided. Reload the page to see how.")


class AlreadyAppealed(DeskError):
    code = "already_appealed"

    def words(self) -> str:
        return _("You have asked for this once already. Whoever looks at it will tell you.")


class ShownAgain(DeskError):
    code = "shown_again"

    def words(self) -> str:
        return _("Your words can be read again. There is nothing to ask for.")


class AnotherDecides(DeskError):
    code = "another_decides"

    def words(self) -> str:
        return _("You hid this yourself. Somebody else decides whether it stays hidden.")
