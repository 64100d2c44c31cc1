"""Which questions a registration is asked, and what an answer means. Pure functions."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from core.texts import readable
from engagement.events.choices import QuestionKind
from engagement.events.errors import AnswerMissing, AnswerNotUnderstood
from engagement.events.models import LONGEST_ANSWER, Question


def asked_of(questions: Iterable[Question], mode: str, answers: Mapping[str, str]) -> Iterator[Question]:
    """Those that concern whoever takes part in this way and has answered so; `answers` by the codes of questions.

    A question that hangs on another is asked only where that one was asked too.
    """
    by_id = {question.pk: question for question in questions}

    def is_asked(question: Question, before: tuple[int, ...] = ()) -> bool:
        if question.for_mode not in ("", mode):
            return False
        if question.if_question_id is None:
            return True
        parent = by_id.get(question.if_question_id)
        if parent is None or parent.pk in before or answers.get(parent.code) != question.if_choice:
            return False
        return is_asked(parent, (*before, question.pk))

    return (question for question in by_id.values() if is_asked(question))


def understood(question: Question, said: str) -> str:
    """The answer as it is kept; empty where nothing was said. Raises AnswerMissing, AnswerNotUnderstood."""
    words = readable(said, lines=True, optional=True)[:LONGEST_ANSWER]
    if not words:
        if question.is_required:
            raise AnswerMissing(question.text)
        return ""
    match question.kind:
        case QuestionKind.CHOICE if words not in question.choices:
            raise AnswerNotUnderstood(question.text)
        case QuestionKind.NUMBER:
            return _number(question, words)
        case QuestionKind.DATE:
            return _day(question, words)
    return words


def _number(question: Question, words: str) -> str:
    if len(words) > 12 or not words.lstrip("-").isdecimal():
        raise AnswerNotUnderstood(question.text)
    return str(int(words))


def _day(question: Question, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as slip:
        raise AnswerNotUnderstood(question.text) from slip
