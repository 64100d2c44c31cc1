"""Pages of the one who is trained, and of coordinators who say who that is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import selectors as people
from accounts.doors import signed_in
from accounts.errors import NoSuchMember
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.desk import doors, selectors, services
from engagement.desk.choices import TaskOutcome
from engagement.desk.forms import CloseTaskForm, TrainedForm
from engagement.desk.offers import help_address


@require_safe
@signed_in
def task_list(request: PersonRequest) -> HttpResponse:
    doors.expect_trained(request.person)
    return render(request, "desk/task_list.html", {"tasks": selectors.tasks_of(request.person)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def task_page(request: PersonRequest, code: str) -> HttpResponse:
    task = doors.task(request.person, code)
    form = CloseTaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_told(request):
            outcome = TaskOutcome(form.cleaned_data["outcome"])
            services.close_task(person=request.person, task=task, outcome=outcome, now=clock.now())
            messages.success(request, _("Closed. Nothing else was written down."))
        return redirect("desk:task-list")
    context = {
        "task": task,
        "given": services.look_at_task(viewer=request.person, task=task, now=clock.now()),
        "reached_at": selectors.ways_to_reach(task),
        "form": form,
        "help_url": help_address(),
    }
    return render(request, "desk/task_page.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def trained_list(request: PersonRequest) -> HttpResponse:
    doors.expect_namer(request.person)
    form = TrainedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = people.person_by_address(form.cleaned_data["email"])
        if person is None:
            form.add_error("email", str(NoSuchMember()))
        else:
            with refusals_on(form):
                services.name_trained(
                    named_by=request.person, person=person, place=form.cleaned_data["place"], now=clock.now()
                )
                messages.success(request, _("Named. What waits in this place is hers from now on."))
                return redirect("desk:trained-list")
    context = {
        "roles": selectors.trained_for(request.person),
        "waiting": selectors.waits_for_nobody(request.person),
        "form": form,
    }
    return render(request, "desk/trained_list.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def trained_end(request: PersonRequest, trained_code: str) -> HttpResponse:
    role = doors.trained(request.person, trained_code)
    services.end_trained(ended_by=request.person, role=role, now=clock.now())
    messages.success(request, _("Taken back. What lay with her goes to another."))
    return redirect("desk:trained-list")
