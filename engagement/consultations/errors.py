"""What can stand in the way of a consultation's verbs, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class PhaseNotOpen(ActivityError):
    code = "phase_not_open"

    def words(self) -> str:
        return _(
            "This consultation takes no answers now. Its page says when it is open and what became of it."
        )


class NotToBeSealed(ActivityError):
    code = "not_to_be_sealed"

    def words(self) -> str:
        return _("What everyone reads cannot be sealed. Choose another way to take part, or make it named.")


class UnderSeal(ActivityError):
    code = "under_seal"

    def words(self) -> str:
        return _("This consultation is sealed: nobody reads the answers until it has closed.")


class SealClosed(ActivityError):
    code = "seal_closed"

    def words(self) -> str:
        return _(
            "The seal of this consultation is closed, so that nobody could tell who has answered already. "
            "It stays over; begin a new one to ask again."
        )


class ClosesBeforeItOpens(ActivityError):
    code = "closes_before_it_opens"

    def words(self) -> str:
        return _("A phase must close after it opens. Look at its dates.")


class TooManyPhases(ActivityError):
    code = "too_many_phases"

    def words(self) -> str:
        return _("That is as many phases as a consultation can have. Begin a new one for what comes after.")


class PhaseBegun(ActivityError):
    code = "phase_begun"

    def words(self) -> str:
        return _("People have already taken part in this phase, so it stays. You can still change its dates.")


class LastPhase(ActivityError):
    code = "last_phase"

    def words(self) -> str:
        return _("A consultation needs at least one phase. Add another one first.")


class PhasesHaveDates(ActivityError):
    code = "phases_have_dates"

    def words(self) -> str:
        return _(
            "This consultation has several phases, each with its own dates. Change the dates of its phases."
        )


class QuestionsChanged(ActivityError):
    code = "questions_changed"

    def words(self) -> str:
        return _(
            "The organisers have changed the questions meanwhile. Look at your answers once more, then send them."
        )
