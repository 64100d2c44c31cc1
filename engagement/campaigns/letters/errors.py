"""What can stand in the way of a letter, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class LettersNotReady(ActivityError):
    code = "letters_not_ready"

    def words(self) -> str:
        return _("The organisers have not written yet whom the letters go to. Come back later.")


class LettersDelivered(ActivityError):
    code = "letters_delivered"

    def words(self) -> str:
        return _("The letters have been delivered; from then on they stay as they are.")


class LettersNotDelivered(ActivityError):
    code = "letters_not_delivered"

    def words(self) -> str:
        return _("Deliver the letters first; then note what was replied.")


class NoLetters(ActivityError):
    code = "no_letters"

    def words(self) -> str:
        return _("Nobody has written a letter yet.")
