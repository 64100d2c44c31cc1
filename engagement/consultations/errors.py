"""What can stand in the way of a consultation's verbs, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class PhaseNotOpen(ActivityError):
    code = "phase_not_open"

    def words(self) -> str:
        return _(
            "This consultation takes no answers now. Its page says when it is open and what became of it."
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


class QuestionsAnswered(ActivityError):
    code = "questions_answered"

    def words(self) -> str:
        return _(
            "People have already answered, so the questions stay as they are. "
            "Close this consultation and begin a new one to ask something else."
        )


class QuestionsChanged(ActivityError):
    code = "questions_changed"

    def words(self) -> str:
        return _(
            "The organisers have changed the questions meanwhile. Look at your answers once more, then send them."
        )


class NothingSaid(ActivityError):
    code = "nothing_said"

    def words(self) -> str:
        return _("Answer at least one question, then send.")


class AnswerMissing(ActivityError):
    code = "answer_missing"

    def words(self) -> str:
        return _("Answer every question that must be answered, then send.")


class NotAChoice(ActivityError):
    code = "not_a_choice"

    def words(self) -> str:
        return _(
            "One of the answers does not belong to its question. Open the questions again and choose anew."
        )


class IdeaStands(ActivityError):
    code = "idea_stands"

    def words(self) -> str:
        return _(
            "Others have supported or commented this idea, so it stays as they read it. You can add to it."
        )


class OwnWords(ActivityError):
    code = "own_words"

    def words(self) -> str:
        return _("This is your own: it counts already. Support what others wrote.")


class WordsGone(ActivityError):
    code = "words_gone"

    def words(self) -> str:
        return _("Whoever wrote this has taken it back meanwhile.")


class CommentsClosed(ActivityError):
    code = "comments_closed"

    def words(self) -> str:
        return _("The organisers take no comments here. You can support ideas, or write one of your own.")


class CategoryUnknown(ActivityError):
    code = "category_unknown"

    def words(self) -> str:
        return _("Choose one of the categories listed.")


class CategoryUsed(ActivityError):
    code = "category_used"

    def words(self) -> str:
        return _("Ideas lie in a category that you have left out. Put it back, or leave it as it is written.")


class PromptStands(ActivityError):
    code = "prompt_stands"

    def words(self) -> str:
        return _(
            "People have already written to this question, so it stays as it is. "
            "You can still add categories and open or close comments."
        )
