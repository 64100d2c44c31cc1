"""Pages by which one side works: its tasks, and the activities it puts in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.corridors import doors, selectors, services
from engagement.corridors.forms import DoneForm, NewTaskForm, PutInForm, TaskForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def task_add(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    side = doors.side_worked_on(request.person, code, group_code)
    form = NewTaskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.add_task(person=request.person, side=side, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Added."))
            return redirect(side.corridor)
    context = {"form": form, "side": side}
    return render(request, "corridors/task_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def task_change(request: PersonRequest, code: str, group_code: str, task_code: str) -> HttpResponse:
    task = doors.task(request.person, code, group_code, task_code)
    form = TaskForm(request.POST or None, initial={"text": task.text, "due_on": task.due_on})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_task(person=request.person, task=task, now=clock.now(), **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect(task.side.corridor)
    context = {"form": form, "side": task.side, "task": task}
    return render(request, "corridors/task_form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def task_done(request: PersonRequest, code: str, group_code: str, task_code: str) -> HttpResponse:
    task = doors.task(request.person, code, group_code, task_code)
    if request.method == "POST" and "undo" in request.POST:
        services.reopen_task(person=request.person, task=task, now=clock.now())
        messages.success(request, _("It is open again."))
        return redirect(task.side.corridor)
    form = DoneForm(request.POST or None, task=task)
    if request.method == "POST" and form.is_valid():
        services.tell_done(person=request.person, task=task, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Told. Thank you."))
        return redirect(task.side.corridor)
    context = {"form": form, "side": task.side, "task": task}
    return render(request, "corridors/task_done.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def task_remove(request: PersonRequest, code: str, group_code: str, task_code: str) -> HttpResponse:
    task = doors.task(request.person, code, group_code, task_code)
    services.remove_task(person=request.person, task=task, now=clock.now())
    messages.success(request, _("Taken off the page."))
    return redirect(task.side.corridor)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def activity_put_in(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    side = doors.side_worked_on(request.person, code, group_code)
    form = PutInForm(request.POST or None, side=side)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            activity = form.cleaned_data["activity"]
            services.put_in(person=request.person, side=side, activity=activity, now=clock.now())
            messages.success(request, _("It stands on the page now."))
            return redirect(side.corridor)
    context = {"form": form, "side": side, "there": selectors.put_in_by(side)}
    return render(request, "corridors/activity_put_in.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def activity_take_out(request: PersonRequest, code: str, group_code: str, activity_code: str) -> HttpResponse:
    side = doors.side_worked_on(request.person, code, group_code)
    row = get_object_or_404(selectors.put_in_by(side), activity__code=activity_code)
    with refusals_told(request):
        services.take_out(person=request.person, side=side, activity=row.activity, now=clock.now())
        messages.success(request, _("Taken off the page."))
    return redirect("corridors:activity-put-in", code=code, group_code=group_code)
