"""Pages of whoever writes the questions to those who register."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.events import doors, selectors, services
from engagement.events.forms import QuestionForm
from engagement.events.models import Question


@require_safe
@signed_in
def question_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    context = {"activity": activity, "questions": selectors.questions_of(activity.event)}
    return render(request, "events/question_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_add(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = QuestionForm(request.POST or None, others=selectors.questions_of(activity.event))
    return _write(
        request,
        activity,
        form,
        lambda: services.add_question(
            person=request.person, event=activity.event, asked=form.asked(), now=clock.now()
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def question_change(request: PersonRequest, code: str, asked_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    question = doors.question_in(activity, asked_code)
    others = [one for one in selectors.questions_of(activity.event) if one.pk != question.pk]
    form = QuestionForm(request.POST or None, others=others, initial=QuestionForm.said_of(question))
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
def question_move(request: PersonRequest, code: str, asked_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    question = doors.question_in(activity, asked_code)
    services.move_question(
        person=request.person, question=question, up=request.POST.get("to") == "up", now=clock.now()
    )
    return redirect("events:question-list", code=code)


@require_POST
@signed_in
def question_remove(request: PersonRequest, code: str, asked_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    question = doors.question_in(activity, asked_code)
    with refusals_told(request):
        services.remove_question(person=request.person, question=question, now=clock.now())
    return redirect("events:question-list", code=code)


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
            return redirect("events:question-list", code=activity.code)
    context = {"activity": activity, "form": form, "question": question}
    return render(request, "events/question_form.html", context, status=422 if form.errors else 200)
