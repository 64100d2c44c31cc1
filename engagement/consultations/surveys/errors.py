"""What can stand in the way of asking and answering, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


class QuestionsAnswered(ActivityError):
    code = "questions_answered"

    def words(self) -> str:
        return _(
            "People have already answered, so the questions stay as they are. "
            "Close this consultation and begin a new one to ask something else."
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


class OthersHangOnIt(ActivityError):
    code = "others_hang_on_it"

    def words(self) -> str:
        return _(
            "Another question or page is shown only where this one is answered so. Change that one first."
        )


class OnlyEarlier(ActivityError):
    code = "only_earlier"

    def words(self) -> str:
        return _(
            "A question can be shown only where an earlier one is answered so. Choose an answer of a question above it."
        )
