"""The sheets of a survey as a PDF: all its questions laid out for a pen, and a slip with the code to tear off."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.codes import spaced
from core.pdf import render
from core.site import site_settings
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Choice, Phase, Question
from engagement.consultations.surveys.questions.choosing import offered_words
from engagement.consultations.surveys.questions.scale import steps_of
from engagement.consultations.surveys.questions.wording import words_of
from engagement.consultations.surveys.selectors import questions_of

LINES = 4
"""Lines to write on where people answer in words of their own."""


def sheets_paper(*, phase: Phase, codes: Sequence[str], language: str) -> bytes:
    """One sheet for each code, in `language` (a code as of Django); what is not translated stands as it was written."""
    with override(language):
        questions = questions_of(phase)
        numbers = {question.pk: number for number, question in enumerate(questions, 1)}
        data = {
            "site": site_settings().name,
            "title": phase.consultation.activity.title,
            "about": _(
                "Answer with a pen. Leave out what you do not want to answer. Do not write your name. "
                "Give the sheet back to whoever gave it to you; those who organise this type your answers in "
                "and read them."
            ),
            "codes": [spaced(code) for code in codes],
            "questions": [_laid_out(question, numbers) for question in questions],
            "slip": {
                "title": _("Tear this off and keep it"),
                "text": _("With this code you see in what state your answers are, at:"),
                "address": settings.SITE_URL + reverse("voices:receipt-read"),
            },
            "code": _("Code of the sheet"),
        }
        return render("engagement/consultations/papers/sheet.typ", data, language=language)


def _laid_out(question: Question, numbers: dict[int, int]) -> dict[str, Any]:
    """A question as the template draws it. Any: JSON."""
    page_condition = question.page_shown_if if question.starts_page else None
    return {
        "kind": question.kind,
        "number": numbers[question.pk],
        "heading": words_of(question, "page_heading"),
        "text": words_of(question),
        "help": words_of(question, "help"),
        "hint": _hint(question),
        "only_if": [_condition(one, numbers) for one in (page_condition, question.shown_if) if one],
        "choices": offered_words(question),
        "steps": [str(step) for step in steps_of(question)] if question.kind == QuestionKind.SCALE else [],
        "low": words_of(question, "low_words"),
        "high": words_of(question, "high_words"),
        "unit": words_of(question, "unit"),
        "lines": LINES if question.kind == QuestionKind.TEXT else 1,
    }


def _condition(choice: Choice, numbers: dict[int, int]) -> str:
    return _("Only if you answered “%(answer)s” to question %(number)d.") % {
        "answer": words_of(choice),
        "number": numbers[choice.question_id],
    }


def _hint(question: Question) -> str:
    match question.kind:
        case QuestionKind.ONE | QuestionKind.SCALE:
            return _("Tick one.")
        case QuestionKind.MANY:
            return _("Tick all that fit.")
        case QuestionKind.RANKING:
            return _("Write 1 for the first place, 2 for the next. You may leave some out.")
        case QuestionKind.DATE:
            return _("Day, month, year")
        case QuestionKind.DISTRICT:
            return _("The name of the district, and of the province or country")
        case QuestionKind.CONSENT:
            return _("Tick it if you agree.")
    return ""
