"""A survey: questions of many kinds, on pages, some asked only after a certain answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from engagement.consultations.choices import QuestionKind
from engagement.consultations.errors import QuestionsChanged
from engagement.consultations.methods.copying import copy_rows
from engagement.consultations.methods.method import TakingPart
from engagement.consultations.models import Answer, Draft, Phase, Question
from engagement.consultations.open_rows import FEW, OpenRow, cell
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.answer_form import Said, SurveyForm
from engagement.consultations.surveys.errors import AnswerMissing, NothingSaid
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.branching import shown
from engagement.consultations.surveys.questions.kind import Row
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution

NAMED_BY_PEOPLE = frozenset({QuestionKind.NUMBER, QuestionKind.DATE, QuestionKind.DISTRICT})
"""Kinds whose answers nobody offered."""


class Survey:
    name = "survey"
    label: str | Promise = _("Survey")
    about: str | Promise = _("People answer questions, each for herself. Good for hearing many.")
    action: str | Promise = _("Answer the questions")
    results_wait = False
    takes_groups = True
    panel_template = "consultations/_answer_panel.html"
    answer_template = "consultations/survey/answer.html"
    review_template = "consultations/survey/_review.html"
    results_template = "consultations/survey/_results.html"
    promise_template = "consultations/survey/_promise.html"

    def action_url(self, phase: Phase) -> str:
        return reverse("consultations:answers-give", args=[phase.code])

    def setup_url(self, phase: Phase) -> str:
        return reverse("consultations:question-list", args=[phase.code])

    def setup_label(self, phase: Phase) -> str:
        return gettext("The questions") if phase.questions.exists() else gettext("Write the questions")

    def unready(self, phase: Phase) -> str:
        if phase.questions.exists():
            return ""
        return gettext("There is no question yet. Write the first one, then publish it.")

    def invitation(self, phase: Phase) -> str:
        count = phase.questions.count()
        if not count:
            return ""
        return ngettext("%(count)d question", "%(count)d questions", count) % {"count": count}

    def is_walked(self, phase: Phase) -> bool:
        begins_page = Q(starts_page=True, position__gt=1) | Q(shown_if__isnull=False)
        return phase.questions.filter(begins_page).exists()

    def form(
        self,
        phase: Phase,
        contribution: Contribution | None,
        data: Mapping[str, Any] | None,
        giver: Giver | None = None,
    ) -> tuple[BaseForm, TakingPart]:
        questions = surveys.questions_of(phase)
        # Nothing is kept of what is begun for a group: several may speak for it.
        draft = None if giver and giver.mandate else surveys.draft_of(giver, phase)
        form = SurveyForm(
            data,
            questions=questions,
            said=surveys.filled_in(draft, contribution, questions),
            version=phase.version,
            language=phase.consultation.activity.original_language,
            draft=draft,
        )
        return form, form

    def write(self, phase: Phase, contribution: Contribution, given: Said) -> None:
        """What is not shown is dropped. Raises QuestionsChanged, AnswerMissing, NotAChoice, NothingSaid."""
        if given.version != phase.version:
            raise QuestionsChanged
        rows = [
            Answer(contribution=contribution, question=question, kind=question.kind, **row)
            for question, rows in _understood(surveys.questions_of(phase), given)
            for row in rows
        ]
        if not rows:
            raise NothingSaid
        contribution.answers.all().delete()
        Answer.objects.bulk_create(rows)
        # What she has begun to say for herself stays when she speaks for a group.
        if contribution.for_organisation_id is None:
            Draft.objects.filter(
                phase=phase, person=contribution.person_id, pseudonym=contribution.pseudonym
            ).delete()

    def erase(self, contribution: Contribution) -> None:
        contribution.answers.all().delete()

    def copy(self, fresh: Mapping[int, int]) -> None:
        copy_rows(Answer, fresh)

    def review(self, contribution: Contribution) -> Sequence[surveys.Reviewed]:
        return surveys.review_of(contribution)

    def results(self, phase: Phase) -> Sequence[surveys.QuestionResult]:
        return surveys.results_of(phase)

    def open_rows(self, phase: Phase) -> Iterator[OpenRow]:
        for result in surveys.results_of(phase):
            asked, answered = result.question.text, cell(result.answered)
            choices = [(choice.text, cell(choice.count)) for choice in result.choices]
            if result.question.kind in NAMED_BY_PEOPLE:
                # That anybody comes from a place, or is of an age, is told only where enough do.
                choices = [(text, count) for text, count in choices if count != FEW]
            for text, count in choices:
                yield OpenRow(asked, text, count, answered)
            if not choices:
                yield OpenRow(asked, "", answered)
            # The mean of a few is nearly what one of them said.
            for figure in result.figures if answered != FEW else ():
                yield OpenRow(asked, figure.label, figure.value)


def _understood(questions: Sequence[Question], given: Said) -> Iterator[tuple[Question, list[Row]]]:
    """What is shown, with the columns of its answers."""
    said = {code: [words for words in listed if words] for code, listed in given.answers.items()}
    for question in shown(questions, said):
        rows = kind_named(question.kind).rows(question, said.get(question.code, ()))
        may_miss = given.on_paper and question.kind != QuestionKind.CONSENT
        if question.required and not rows and not may_miss:
            raise AnswerMissing
        yield question, rows
