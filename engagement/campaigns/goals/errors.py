"""What can stand in the way of planning or telling a goal, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class MilestoneBeyondGoal(ActivityError):
    code = "milestone_beyond_goal"

    def words(self) -> str:
        return _("A milestone is a number from 1 to the goal. Raise the goal first.")


class NextNotOpen(ActivityError):
    code = "next_not_open"

    def words(self) -> str:
        return _("Choose something of your group that is published, so that everybody can open it.")


class NextNotWritten(ActivityError):
    code = "next_not_written"

    def words(self) -> str:
        return _("Write first what comes next.")


class GoalNotReached(ActivityError):
    code = "goal_not_reached"

    def words(self) -> str:
        return _("The goal is not reached yet.")


class GoalNotTold(ActivityError):
    code = "goal_not_told"

    def words(self) -> str:
        return _("A sensitive campaign tells nobody how far it is.")
