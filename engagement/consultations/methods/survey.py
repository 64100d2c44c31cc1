"""A survey: questions answered in one's own words, by one answer, or by as many as fit."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import BaseForm
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core.texts import readable
from engagement.consultations import selectors
from engagement.consultations.choices import QuestionKind
from engagement.consultations.errors import AnswerMissing, NotAChoice, NothingSaid, QuestionsChanged
from engagement.consultations.methods.method import TakingPart
from engagement.consultations.models import Answer, Phase, Question
from engagement.consultations.survey_form import LONGEST, Said, SurveyForm
from engagement.voices.models import Contribution


class Survey:
    name = "survey"
    label: str | Promise = _("Survey")
    about: str | Promise = _("People answer questions, each for herself. Good for hearing many.")
    action: str | Promise = _("Answer the questions")
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

    def form(
        self, phase: Phase, contribution: Contribution | None, data: Mapping[str, Any] | None
    ) -> tuple[BaseForm, TakingPart]:
        questions = selectors.questions_of(phase)
        answers = selectors.answers_in(contribution) if contribution else []
        language = phase.consultation.activity.original_language
        form = SurveyForm(
            data, questions=questions, answers=answers, version=phase.version, language=language
        )
        return form, form

    def write(self, phase: Phase, contribution: Contribution, given: Said) -> None:
        """Raises QuestionsChanged, AnswerMissing, NotAChoice, NothingSaid."""
        if given.version != phase.version:
            raise QuestionsChanged
        rows = [
            row
            for question in selectors.questions_of(phase)
            for row in _rows(contribution, question, given.answers.get(question.code, ()))
        ]
        if not rows:
            raise NothingSaid
        contribution.answers.all().delete()
        Answer.objects.bulk_create(rows)

    def erase(self, contribution: Contribution) -> None:
        contribution.answers.all().delete()

    def review(self, contribution: Contribution) -> Sequence[selectors.Reviewed]:
        return selectors.review_of(contribution)

    def results(self, phase: Phase) -> Sequence[selectors.QuestionResult]:
        return selectors.results_of(phase)


def _rows(contribution: Contribution, question: Question, said: Sequence[str]) -> list[Answer]:
    """The rows of one question; for choices `said` holds their positions."""
    if question.kind == QuestionKind.TEXT:
        said = [readable(words, lines=True, optional=True)[:LONGEST] for words in said]
    said = [words for words in said if words]
    if question.required and not said:
        raise AnswerMissing
    row = {"contribution": contribution, "question": question, "kind": question.kind}
    if question.kind == QuestionKind.TEXT:
        return [Answer(text="\n".join(said), **row)] if said else []
    offered = {str(choice.position): choice for choice in question.choices.all()}
    if not offered.keys() >= set(said) or (question.kind == QuestionKind.ONE and len(said) > 1):
        raise NotAChoice
    return [Answer(choice=offered[position], **row) for position in dict.fromkeys(said)]
