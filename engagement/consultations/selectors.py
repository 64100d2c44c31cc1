"""Questions about consultations, their phases, questions, answers and results."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from accounts.models import Person
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Phase, Question
from engagement.voices import selectors as voices
from engagement.voices.models import Contribution
from engagement.voices.words import with_words


@dataclass(frozen=True)
class Reviewed:
    """A question and what one person answered: words, or what she chose; empty when she left it out."""

    question: Question
    answers: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ChoiceResult:
    """How often an answer was chosen, and the share of those who answered the question (whole per cent)."""

    text: str
    count: int
    percent: int


@dataclass(frozen=True)
class QuestionResult:
    """A question, how many people answered it, and how often each answer was chosen."""

    question: Question
    answered: int
    choices: list[ChoiceResult]


def phases_of(activity: Activity) -> list[Phase]:
    """The phases of a consultation in the order in which they open, one at least."""
    return list(Phase.objects.filter(consultation=activity.pk).select_related("consultation__activity"))


def phase_by_code(code: str) -> Phase | None:
    """One phase with its consultation, or None."""
    return Phase.objects.filter(code=code).select_related("consultation__activity").first()


def phases_behind(contributions: Iterable[Contribution]) -> dict[str, Phase]:
    """The phases to which these were given, by slot; one that lies below a phase's slot is left out."""
    activities = {contribution.activity_id for contribution in contributions}
    return {phase.slot: phase for phase in Phase.objects.filter(consultation__in=activities)}


def questions_of(phase: Phase) -> list[Question]:
    """The questions in their order, each with its choices."""
    return list(phase.questions.prefetch_related("choices").order_by("position"))


def question_of(phase: Phase, code: str) -> Question | None:
    """One question of the phase, or None."""
    return phase.questions.filter(code=code).first()


def is_answered(phase: Phase) -> bool:
    """Whether anybody's answers stand."""
    return Answer.objects.filter(question__phase=phase).exists()


def answers_in(contribution: Contribution) -> list[Answer]:
    """The answers of one contribution with question and choice."""
    answers = contribution.answers.select_related("question", "choice")
    return list(answers.order_by("question__position", "choice__position"))


def review_of(contribution: Contribution) -> list[Reviewed]:
    """The questions this contribution answered, with the answers, in the order of the questions."""
    reviewed: dict[int, Reviewed] = {}
    for answer in answers_in(contribution):
        of_question = reviewed.setdefault(answer.question_id, Reviewed(answer.question))
        of_question.answers.append(answer.choice.text if answer.choice else answer.text)
    return list(reviewed.values())


def results_of(phase: Phase) -> list[QuestionResult]:
    """The numbers of every question. Taken-back answers are no rows any more, so none is counted."""
    answers = Answer.objects.filter(question__phase=phase).order_by()
    people = dict(answers.values_list("question").annotate(Count("contribution", distinct=True)))
    chosen: dict[int | None, int] = defaultdict(int)
    chosen |= dict(answers.filter(choice__isnull=False).values_list("choice").annotate(Count("id")))
    results = []
    for question in questions_of(phase):
        answered = people.get(question.pk, 0)
        choices = [
            ChoiceResult(
                choice.text, chosen[choice.pk], round(100 * chosen[choice.pk] / answered) if answered else 0
            )
            for choice in question.choices.all()
        ]
        results.append(QuestionResult(question, answered, choices))
    return results


def texts_of(question: Question) -> QuerySet[Answer]:
    """What people wrote to one question, with who wrote it; the latest first."""
    return (
        Answer.objects.filter(question=question, kind=QuestionKind.TEXT)
        .select_related("contribution__person", "contribution__for_organisation")
        .order_by("-contribution__given_at", "-id")
    )


def wordless(phase: Phase) -> QuerySet[Contribution, int]:
    """The ids of contributions without a word of one's own: whoever sees the numbers has read them."""
    standing = voices.standing_in(phase.consultation_id, phase.slot)
    return standing.exclude(with_words(phase.consultation_id)).values_list("pk", flat=True)


def given_by(person: Person) -> QuerySet[Contribution]:
    """What a person gave to consultations, the latest first."""
    return voices.latest_of(person).filter(activity__kind=Kind.CONSULTATION)
