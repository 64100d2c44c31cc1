"""The words in answers to surveys, as voices sort and answer them (`voices.words.Words`)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer
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
