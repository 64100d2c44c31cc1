"""Pages of whoever writes the questions of a survey."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import Phase, Question
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.forms import QuestionForm, TranslationForm
from engagement.consultations.surveys.questions.branching import conditions_for
from engagement.consultations.surveys.services import questions as services
from engagement.consultations.surveys.services import translating


@require_safe
@signed_in
def question_list(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.survey_changed_by(request.person, code)
    activity = phase.consultation.activity
    context = {
        "activity": activity,
        "phase": phase,
        "questions": surveys.questions_of(phase),
        "is_answered": surveys.is_answered(phase),
        "others": [each for each in settings.LANGUAGES if each[0] != activity.original_language],
    }
    return render(request, "consultations/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_add(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.survey_changed_by(request.person, code)
    activity = phase.consultation.activity
    if request.method != "POST" and request.GET.get("kind") not in QuestionKind.values:
        context = {"activity": activity, "phase": phase, "kinds": QuestionKind}
        return render(request, "consultations/question_kinds.html", context)
    form = QuestionForm(
        request.POST or None,
        kind=request.GET.get("kind", ""),
        conditions=conditions_for(None, surveys.questions_of(phase)),
    )
    return _write(
        request,
        phase,
        form,
        lambda: services.add_question(
            person=request.person, phase=phase, asked=form.asked(), now=clock.now()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_change(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    phase = doors.survey_changed_by(request.person, code)
    question = _question(phase, question_code)
    form = QuestionForm(
        request.POST or None,
        kind=question.kind,
        conditions=conditions_for(question, surveys.questions_of(phase)),
        initial=QuestionForm.said_of(question),
    )
    return _write(
        request,
        phase,
        form,
        lambda: services.change_question(
            person=request.person, question=question, asked=form.asked(), now=clock.now()
        ),
        question,
    )


@require_POST
@signed_in
def question_move(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    question = _question(doors.survey_changed_by(request.person, code), question_code)
    up = request.POST.get("to") == "up"
    return _deed(
        request,
        code,
        lambda: services.move_question(person=request.person, question=question, up=up, now=clock.now()),
        anchor=f"#q-{question_code}",
    )


@require_POST
@signed_in
def question_remove(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    question = _question(doors.survey_changed_by(request.person, code), question_code)
    return _deed(
        request,
        code,
        lambda: services.remove_question(person=request.person, question=question, now=clock.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def questions_translate(request: PersonRequest, code: str, language: str) -> HttpResponse:
    phase = doors.survey_changed_by(request.person, code)
    activity, names = phase.consultation.activity, dict(settings.LANGUAGES)
    if language not in names or language == activity.original_language:
        raise Http404
    form = TranslationForm(
        request.POST if request.method == "POST" else None,
        questions=surveys.questions_of(phase),
        language=language,
        original=activity.original_language,
        is_answered=surveys.is_answered(phase),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            translating.translate_questions(
                person=request.person,
                phase=phase,
                language=language,
                texts=form.cleaned_data,
                now=clock.now(),
            )
            messages.success(request, _("Saved."))
            return redirect("consultations:question-list", code=code)
    context = {"activity": activity, "phase": phase, "form": form, "translated_into": names[language]}
    return render(request, "consultations/translation_form.html", context, status=422 if form.errors else 200)


def _question(phase: Phase, code: str) -> Question:
    question = surveys.question_of(phase, code)
    if question is None:
        raise Http404
    return question


def _write(
    request: PersonRequest,
    phase: Phase,
    form: QuestionForm,
    deed: Callable[[], Question],
    question: Question | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            deed()
            messages.success(request, _("Saved."))
            return redirect("consultations:question-list", code=phase.code)
    context = {"phase": phase, "activity": phase.consultation.activity, "form": form, "question": question}
    return render(request, "consultations/question_form.html", context, status=422 if form.errors else 200)


def _deed(request: PersonRequest, code: str, deed: Callable[[], None], *, anchor: str = "") -> HttpResponse:
    with refusals_told(request):
        deed()
    response = redirect("consultations:question-list", code=code)
    response["Location"] += anchor
    return response
