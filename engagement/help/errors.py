"""What can stand in the way of a verb of the directory, said in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class HelpError(Refused):
    """A verb of the directory is refused."""


class NotAllowed(HelpError):
    code = "not_allowed"

    def words(self) -> str:
        return _("You may not do this. Ask a coordinator of the place.")


class PlaceOutOfReach(HelpError):
    """The place is not one that this coordinator answers for."""

    code = "place_out_of_reach"

    def words(self) -> str:
        return _("You do not coordinate this place. Choose one of your places, or one inside them.")


class NoWayToReach(HelpError):
    code = "no_way_to_reach"

    def words(self) -> str:
        return _("Say how to reach them: a phone number, an e-mail address or an address to go to.")


class AlreadySettled(HelpError):
    code = "already_settled"

    def words(self) -> str:
        return _("Somebody was faster: this has been settled. Reload the page to see how it stands.")
