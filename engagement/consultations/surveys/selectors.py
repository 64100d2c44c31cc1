"""Questions about the questions of a survey, drafts, answers and their numbers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Answer, Draft, Phase, Question
from engagement.consultations.surveys.errors import NotAChoice
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.kind import Bar, Figure, Tally
from engagement.voices import selectors as voices
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from places.models import Place


@dataclass(frozen=True)
class Reviewed:
    """A question and what one person answered, in words."""

    question: Question
    answers: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class QuestionResult:
    """A question, how many people answered it, and what they said in all, as its kind counts it."""

    question: Question
    answered: int
    choices: list[Bar]
    figures: list[Figure]

    @property
    def template(self) -> str:
        """What shows it on a page."""
        return kind_named(self.question.kind).results_template


def questions_of(phase: Phase) -> list[Question]:
    """The questions in their order, each with its choices and the answers it hangs on."""
    questions = phase.questions.select_related("shown_if__question", "page_shown_if__question")
    return list(questions.prefetch_related("choices").order_by("position"))


def question_of(phase: Phase, code: str) -> Question | None:
    """One question of the phase, or None."""
    return phase.questions.filter(code=code).first()


def is_answered(phase: Phase) -> bool:
    """Whether anybody's answers stand."""
    return Answer.objects.filter(question__phase=phase).exists()


def answers_in(contribution: Contribution) -> dict[Question, list[Answer]]:
    """The answers of one contribution by question, in the order of the questions."""
    return answers_in_each([contribution]).get(contribution.pk, {})


def answers_in_each(contributions: Iterable[Contribution]) -> dict[int, dict[Question, list[Answer]]]:
    """The same for several, by their ids; one query."""
    answers = Answer.objects.filter(contribution__in=[one.pk for one in contributions]).select_related(
        "question", "choice", "place__parent__parent__parent"
    )
    found: dict[int, dict[Question, list[Answer]]] = {}
    for answer in answers.order_by("question__position", "choice__position"):
        said = found.setdefault(answer.contribution_id, {})
        said.setdefault(answer.question, []).append(answer)
    return found


def said_in(contribution: Contribution) -> dict[str, list[str]]:
    """What one contribution says, by the codes of questions, as forms and drafts carry it."""
    return {
        question.code: kind_named(question.kind).said_in(answers)
        for question, answers in answers_in(contribution).items()
    }


def review_of(contribution: Contribution) -> list[Reviewed]:
    """The questions this contribution answered, with the answers, in the order of the questions."""
    return _reviewed(answers_in(contribution))


def group_views_in(phase: Phase) -> QuerySet[Contribution]:
    """What groups say in a survey, by their names, with how many of their members object."""
    return voices.of_groups_in(phase.consultation_id, phase.slot)


def reviews_of(contributions: Sequence[Contribution]) -> list[tuple[Contribution, list[Reviewed]]]:
    """Each with the questions it answered and the answers."""
    answers = answers_in_each(contributions)
    return [(one, _reviewed(answers.get(one.pk, {}))) for one in contributions]


def _reviewed(answers: Mapping[Question, Sequence[Answer]]) -> list[Reviewed]:
    return [
        Reviewed(question, kind_named(question.kind).told(question, said))
        for question, said in answers.items()
    ]


def results_of(phase: Phase) -> list[QuestionResult]:
    """The numbers of every question, of people. Taken-back answers are no rows any more, so none is counted.

    What groups say stands beside them and is in none of the numbers.
    """
    answers = Answer.objects.filter(
        question__phase=phase, contribution__for_organisation__isnull=True
    ).order_by()
    people = dict(answers.values_list("question").annotate(Count("contribution", distinct=True)))
    tallies = _tallies(answers)
    results = []
    for question in questions_of(phase):
        answered = people.get(question.pk, 0)
        numbers = kind_named(question.kind).numbers(question, tallies[question.pk], answered)
        results.append(QuestionResult(question, answered, numbers.choices, numbers.figures))
    return results


def _tallies(answers: QuerySet[Answer]) -> dict[int, list[Tally]]:
    """How many rows hold the same, by question; words are not counted. A second query where places were said."""
    columns = ("choice", "rank", "number", "date", "place")
    counts = list(
        answers.exclude(kind=QuestionKind.TEXT).values("question", *columns).annotate(count=Count("id"))
    )
    named = {row["place"] for row in counts if row["place"]}
    places = Place.objects.with_chain().in_bulk(named) if named else {}
    found: dict[int, list[Tally]] = defaultdict(list)
    for row in counts:
        question, place = row.pop("question"), places.get(row.pop("place"))
        found[question].append(Tally(**row, place=place))
    return found


def draft_of(giver: Giver | None, phase: Phase) -> Draft | None:
    """What she has filled in and not sent yet, or None."""
    return Draft.objects.filter(phase=phase, **giver.herself).first() if giver else None


def carried(draft: Draft | None, questions: Sequence[Question]) -> dict[str, list[str]]:
    """What a draft says to the questions that still stand as they were when it was filled in."""
    wordings = {question.code: question.wording for question in questions}
    answers = draft.answers if draft else {}
    return {code: kept["said"] for code, kept in answers.items() if kept["wording"] == wordings.get(code)}


def filled_in(
    draft: Draft | None, contribution: Contribution | None, questions: Sequence[Question]
) -> dict[str, list[str]]:
    """What a form shows as filled in: the draft, else what was sent before."""
    if draft:
        return carried(draft, questions)
    return said_in(contribution) if contribution else {}


def in_words(questions: Sequence[Question], said: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What is filled in and not sent, in words by the codes of questions; what cannot be read is left out."""
    found = {}
    for question in questions:
        kind = kind_named(question.kind)
        try:
            rows = kind.rows(question, said.get(question.code, ()))
        except NotAChoice:
            rows = []
        answers = [Answer(question=question, kind=question.kind, **row) for row in rows]
        found[question.code] = kind.told(question, answers)
    return found


def texts_of(question: Question) -> QuerySet[Answer]:
    """What people wrote to one question for themselves, with who wrote it; the latest first."""
    return (
        Answer.objects.filter(
            question=question, kind=QuestionKind.TEXT, contribution__for_organisation__isnull=True
        )
        .select_related("contribution__person", "contribution__for_organisation", "contribution__unnamed")
        .order_by("-contribution__given_at", "-id")
    )
