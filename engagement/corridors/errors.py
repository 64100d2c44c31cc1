"""What can stand in the way of a verb of a corridor, said in words."""

from django.utils.translation import gettext as _

from core.refusals import Refused


class CorridorError(Refused):
    """A verb of a corridor is refused."""


class NotAllowed(CorridorError):
    code = "not_allowed"

    def words(self) -> str:
        return _("You may not do this for this group.")


class AlreadyTogether(CorridorError):
    code = "already_together"

    def words(self) -> str:
        return _("These two groups have a page together already, or one of them is asked to begin it.")


class LanguageTaken(CorridorError):
    """Each side writes in a language of its own, so that nobody changes the words of the other."""

    code = "language_taken"

    def words(self) -> str:
        return _(
            "The other group has written in this language already. Write in another one, or leave it empty."
        )


class ZoneNeeded(CorridorError):
    code = "zone_needed"

    def words(self) -> str:
        return _("This country has several time zones. Choose the one of the place.")


class DayIsPast(CorridorError):
    code = "day_is_past"

    def words(self) -> str:
        return _("This day is over where your group is. Choose today or a later day.")


class NotToPutIn(CorridorError):
    """Not an activity of this group, or one that the public does not see."""

    code = "not_to_put_in"

    def words(self) -> str:
        return _("Only what your group has published, and what is not sensitive, can be put in.")
