"""Which questions are shown to somebody who has said this and that, and on which pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Choice, Question

DECISIVE = (QuestionKind.ONE, QuestionKind.MANY, QuestionKind.CONSENT)
"""The kinds whose answers others may hang on."""

SaidByCode = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Page:
    """The questions that are shown together; `head` is the question whose heading stands above them."""

    head: Question
    questions: tuple[Question, ...]


def shown(questions: Sequence[Question], said: SaidByCode) -> list[Question]:
    """The questions whose conditions hold, in their order. A condition on what is hidden itself does not hold."""
    found: dict[int, Question] = {}
    page_is_shown = True

    def holds(condition: Choice | None) -> bool:
        if condition is None:
            return True
        asked = found.get(condition.question_id)
        return asked is not None and str(condition.position) in said.get(asked.code, ())

    for question in questions:
        if question.starts_page:
            page_is_shown = holds(question.page_shown_if)
        if page_is_shown and holds(question.shown_if):
            found[question.pk] = question
    return list(found.values())


def pages_of(questions: Sequence[Question]) -> list[Page]:
    """The questions by pages. One that hangs on an answer of its own page begins another: without a script a page
    cannot know what was ticked on it.
    """
    pages: list[Page] = []
    for question in questions:
        here = {each.pk for each in pages[-1].questions} if pages else set()
        hangs_here = question.shown_if is not None and question.shown_if.question_id in here
        if not pages or question.starts_page:
            pages.append(Page(question, (question,)))
        elif hangs_here:
            pages.append(Page(pages[-1].head, (question,)))
        else:
            pages[-1] = replace(pages[-1], questions=(*pages[-1].questions, question))
    return pages


def shown_on(page: Page, questions: Sequence[Question], said: SaidByCode) -> list[Question]:
    """What of a page is shown."""
    codes = {question.code for question in shown(questions, said)}
    return [question for question in page.questions if question.code in codes]


def missing(questions: Sequence[Question], said: SaidByCode) -> list[Question]:
    """What is shown, must be answered and is not."""
    return [
        question for question in shown(questions, said) if question.required and not said.get(question.code)
    ]


def conditions_for(question: Question | None, questions: Sequence[Question]) -> list[Choice]:
    """The answers a question may hang on: those of the questions before it, or of all where it is yet to come."""
    end = question.position if question else float("inf")
    return [
        choice
        for earlier in questions
        if earlier.position < end and earlier.kind in DECISIVE
        for choice in earlier.choices.all()
    ]


def name_of(choice: Choice | None) -> str:
    """A condition as `Asked` carries it; empty where there is none."""
    return f"{choice.question.code}:{choice.position}" if choice else ""
