"""Pages of whoever writes the questions of a survey."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.consultations import doors, selectors
from engagement.consultations.forms import QuestionForm
from engagement.consultations.models import Phase, Question
from engagement.consultations.services import questions as services


@require_safe
@signed_in
def question_list(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_changed_by(request.person, code)
    context = {
        "activity": phase.consultation.activity,
        "phase": phase,
        "questions": selectors.questions_of(phase),
        "is_answered": selectors.is_answered(phase),
    }
    return render(request, "consultations/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_add(request: PersonRequest, code: str) -> HttpResponse:
    phase = doors.phase_changed_by(request.person, code)
    form = QuestionForm(request.POST or None)
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
    phase = doors.phase_changed_by(request.person, code)
    question = _question(phase, question_code)
    form = QuestionForm(request.POST or None, initial=QuestionForm.said_of(question))
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
    question = _question(doors.phase_changed_by(request.person, code), question_code)
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
    question = _question(doors.phase_changed_by(request.person, code), question_code)
    return _deed(
        request,
        code,
        lambda: services.remove_question(person=request.person, question=question, now=clock.now()),
    )


def _question(phase: Phase, code: str) -> Question:
    question = selectors.question_of(phase, code)
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
