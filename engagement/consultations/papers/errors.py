"""What can stand in the way of paper, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class SealedTakesNoPaper(ActivityError):
    code = "sealed_takes_no_paper"

    def words(self) -> str:
        return _(
            "This consultation is sealed: nobody reads an answer before it has closed. Whoever types a sheet reads it, "
            "so a sealed consultation takes no paper."
        )


class NothingToPrint(ActivityError):
    code = "nothing_to_print"

    def words(self) -> str:
        return _(
            "Publish the consultation with its questions first, then print them: what is asked must stand."
        )


class TooManySheets(ActivityError):
    code = "too_many_sheets"

    def words(self) -> str:
        return _(
            "That is as many sheets as one survey can have. Type those that have come back, and use the rest."
        )


class NoTimeForPaper(ActivityError):
    code = "no_time_for_paper"

    def words(self) -> str:
        return _(
            "Sheets can be printed and typed until the outcome is published, and typed once people can answer."
        )


class NotASheet(ActivityError):
    code = "not_a_sheet"

    def words(self) -> str:
        return _("No sheet of this survey has this code. Compare it once more with the sheet.")


class SheetTyped(ActivityError):
    code = "sheet_typed"

    def words(self) -> str:
        return _("The sheet with this code has already been typed. Put it aside and take the next one.")
