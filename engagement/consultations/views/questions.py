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
from engagement.activities.models import Activity
from engagement.consultations import doors, selectors
from engagement.consultations.choices import QuestionKind
from engagement.consultations.forms import QuestionForm, TranslationForm
from engagement.consultations.models import Phase, Question
from engagement.consultations.questions.branching import conditions_for
from engagement.consultations.services import questions as services
from engagement.consultations.services import translating


@require_safe
@signed_in
def question_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    phase = selectors.phase_of(activity)
    context = {
        "activity": activity,
        "questions": selectors.questions_of(phase),
        "is_answered": selectors.is_answered(phase),
        "others": [each for each in settings.LANGUAGES if each[0] != activity.original_language],
    }
    return render(request, "consultations/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_add(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    phase = selectors.phase_of(activity)
    if request.method != "POST" and request.GET.get("kind") not in QuestionKind.values:
        return render(
            request, "consultations/question_kinds.html", {"activity": activity, "kinds": QuestionKind}
        )
    form = QuestionForm(
        request.POST or None,
        kind=request.GET.get("kind", ""),
        conditions=conditions_for(None, selectors.questions_of(phase)),
    )
    return _write(
        request,
        activity,
        form,
        lambda: services.add_question(
            person=request.person, phase=phase, asked=form.asked(), now=clock.now()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_change(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    phase = selectors.phase_of(activity)
    question = _question(phase, question_code)
    form = QuestionForm(
        request.POST or None,
        kind=question.kind,
        conditions=conditions_for(question, selectors.questions_of(phase)),
        initial=QuestionForm.said_of(question),
    )
    return _write(
        request,
        activity,
        form,
        lambda: services.change_question(
            person=request.person, question=question, asked=form.asked(), now=clock.now()
        ),
        question,
    )


@require_POST
@signed_in
def question_move(request: PersonRequest, code: str, question_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    question = _question(selectors.phase_of(activity), question_code)
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
    activity = doors.changed_by(request.person, code)
    question = _question(selectors.phase_of(activity), question_code)
    return _deed(
        request,
        code,
        lambda: services.remove_question(person=request.person, question=question, now=clock.now()),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def questions_translate(request: PersonRequest, code: str, language: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    names = dict(settings.LANGUAGES)
    if language not in names or language == activity.original_language:
        raise Http404
    phase = selectors.phase_of(activity)
    form = TranslationForm(
        request.POST if request.method == "POST" else None,
        questions=selectors.questions_of(phase),
        language=language,
        original=activity.original_language,
        is_answered=selectors.is_answered(phase),
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
    context = {"activity": activity, "form": form, "translated_into": names[language]}
    return render(request, "consultations/translation_form.html", context, status=422 if form.errors else 200)


def _question(phase: Phase, code: str) -> Question:
    question = selectors.question_of(phase, code)
    if question is None:
        raise Http404
    return question


def _write(
    request: PersonRequest,
    activity: Activity,
    form: QuestionForm,
    deed: Callable[[], Question],
    question: Question | None = None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            deed()
            messages.success(request, _("Saved."))
            return redirect("consultations:question-list", code=activity.code)
    context = {"activity": activity, "form": form, "question": question}
    return render(request, "consultations/question_form.html", context, status=422 if form.errors else 200)


def _deed(request: PersonRequest, code: str, deed: Callable[[], None], *, anchor: str = "") -> HttpResponse:
    with refusals_told(request):
        deed()
    response = redirect("consultations:question-list", code=code)
    response["Location"] += anchor
    return response
