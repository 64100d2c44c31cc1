"""What can stand in the way of a vote, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError
from engagement.consultations.errors import QuestionsChanged


class OptionsChanged(QuestionsChanged):
    code = "options_changed"

    def words(self) -> str:
        return _(
            "The organisers have changed the options meanwhile. Look at your ballot once more, then send it."
        )


class BallotsCast(ActivityError):
    code = "ballots_cast"

    def words(self) -> str:
        return _(
            "People have already voted, so rule and options stay as they are. "
            "Close this consultation and begin a new one to decide something else."
        )


class TooManyOptions(ActivityError):
    code = "too_many_options"

    def words(self) -> str:
        return _("That is as many options as people can weigh. Remove one first.")


class OptionStands(ActivityError):
    code = "option_stands"

    def words(self) -> str:
        return _("There is an option of this name already. Give it another name.")


class ChoosesOne(ActivityError):
    code = "chooses_one"

    def words(self) -> str:
        return _(
            "Only ticks and points can choose several options. Choose one option, or take one of these rules."
        )


class QuorumOfNobody(ActivityError):
    code = "quorum_of_nobody"

    def words(self) -> str:
        return _("Say how many people may vote: the quorum is a part of them.")


class DecisionStands(ActivityError):
    code = "decision_stands"

    def words(self) -> str:
        return _("The result has been shown, so this vote stays closed. Plan another phase to decide anew.")


class ResultWaits(ActivityError):
    code = "result_waits"

    def words(self) -> str:
        return _("Nobody sees how a vote stands before it closes. Come back then.")


class EmptyBallot(ActivityError):
    code = "empty_ballot"

    def words(self) -> str:
        return _("Mark at least one option, then send.")


class SameRank(ActivityError):
    code = "same_rank"

    def words(self) -> str:
        return _("Two options are the same choice. Give each its own, or leave one out.")


class NotAMark(ActivityError):
    code = "not_a_mark"

    def words(self) -> str:
        return _("One of the marks does not belong on this ballot. Open the ballot again and mark anew.")
