"""What can stand in the way of answers with a helper, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class SealedTakesNoHelper(ActivityError):
    code = "sealed_takes_no_helper"

    def words(self) -> str:
        return _(
            "This consultation is sealed: nobody reads an answer before it has closed. Whoever helps hears it, so a "
            "sealed consultation takes no answers with a helper."
        )


class NotAgreed(ActivityError):
    code = "not_agreed"

    def words(self) -> str:
        return _("Read the words of consent to her as they are now, and ask her once more.")
