"""What can stand in the way of a mandate, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class NotAMember(ActivityError):
    code = "not_a_member"

    def words(self) -> str:
        return _("Only somebody who belongs to the group can speak for it. Ask this person to join first.")


class GrantsHerself(ActivityError):
    code = "grants_herself"

    def words(self) -> str:
        return _("Nobody decides alone to speak for the group. Ask somebody else who manages it.")


class DaysNotPossible(ActivityError):
    code = "days_not_possible"

    def words(self) -> str:
        return _("The last day is today or later, not before the first, and at most two years after it.")


class MandateOverlaps(ActivityError):
    code = "mandate_overlaps"

    def words(self) -> str:
        return _(
            "This person may speak on this already in these days. Withdraw that first, or choose later days."
        )


class MandateOver(ActivityError):
    code = "mandate_over"

    def words(self) -> str:
        return _("This is over: it has ended or was withdrawn.")


class NoMandate(ActivityError):
    """Who wants to give something for a group has no mandate for it that stands now."""

    code = "no_mandate"

    def words(self) -> str:
        return _("You may not speak for this group here now. Ask those who manage it, or speak for yourself.")
