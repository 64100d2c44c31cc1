"""What can stand in the way of writing, commenting and supporting, said in words."""

from django.utils.translation import gettext as _

from engagement.activities.errors import ActivityError


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
