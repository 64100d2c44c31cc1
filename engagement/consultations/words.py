"""The words in answers to surveys, ideas and comments, as voices sort and answer them (`voices.words.Words`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Comment, Idea
from engagement.voices.models import Contribution
from engagement.voices.words import Said


class SurveyWords:
    """What people wrote to the questions of a survey in words of their own."""

    def in_words(self, activity_id: int) -> QuerySet[Contribution, int]:
        written = Answer.objects.filter(kind=QuestionKind.TEXT, question__phase__consultation=activity_id)
        return written.values_list("contribution", flat=True)  # type: ignore[return-value]  # the key of contributions

    def said_in(self, contribution_ids: Sequence[int]) -> Mapping[int, list[Said]]:
        written = Answer.objects.filter(kind=QuestionKind.TEXT, contribution__in=contribution_ids)
        found: dict[int, list[Said]] = defaultdict(list)
        for answer in written.select_related("question", "contribution").order_by("question__position"):
            said = Said(answer.text, answer.contribution.original_language, answer.question.text)
            found[answer.contribution_id].append(said)
        return found


class IdeaWords:
    """Ideas with what was added to them."""

    def in_words(self, activity_id: int) -> QuerySet[Contribution, int]:
        written = Idea.objects.filter(phase__consultation=activity_id).exclude(title="")
        return written.values_list("contribution", flat=True)  # type: ignore[return-value]  # the key of contributions

    def said_in(self, contribution_ids: Sequence[int]) -> Mapping[int, list[Said]]:
        ideas = Idea.objects.filter(contribution__in=contribution_ids).exclude(title="")
        found: dict[int, list[Said]] = {}
        for idea in ideas.select_related("contribution").prefetch_related("additions"):
            language = idea.contribution.original_language
            added = [Said(addition.text, language) for addition in idea.additions.all()]
            found[idea.contribution_id] = [Said(idea.text, language, idea.title), *added]
        return found


class CommentWords:
    """Comments to ideas and in discussions."""

    def in_words(self, activity_id: int) -> QuerySet[Contribution, int]:
        written = Comment.objects.filter(phase__consultation=activity_id).exclude(text="")
        return written.values_list("contribution", flat=True)  # type: ignore[return-value]  # the key of contributions

    def said_in(self, contribution_ids: Sequence[int]) -> Mapping[int, list[Said]]:
        comments = Comment.objects.filter(contribution__in=contribution_ids).exclude(text="")
        return {
            comment.contribution_id: [
                Said(comment.text, comment.contribution.original_language, _about(comment))
            ]
            for comment in comments.select_related("contribution", "idea", "phase__prompt")
        }


def _about(comment: Comment) -> str:
    """What it was said to: the idea, or the question of the discussion, with the side it takes."""
    about = comment.idea.title if comment.idea else comment.phase.prompt.text
    return f"{about} ({comment.get_stance_display()})" if comment.stance else about
