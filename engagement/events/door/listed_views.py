"""Pages of the door on which names are typed: somebody who did not register, and a list from paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.models import Activity
from engagement.events import doors
from engagement.events.door.forms import PaperForm, WalkInForm
from engagement.events.door.services import Paper, mark_from_paper, plan_paper, walk_in
from engagement.events.door.views import back_to_door
from engagement.events.roster_import.plan import Verdict
from engagement.events.roster_import.services import expect_held

SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def door_walk_in(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    initial = {"name": request.GET.get("name", ""), "mode": request.GET.get("mode", "")}
    form = WalkInForm(request.POST or None, activity=activity, event=activity.event, initial=initial)
    if form.is_valid():
        with refusals_on(form):
            marked = walk_in(
                marked_by=request.person,
                event=activity.event,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                organisation=form.cleaned_data["organisation"],
                people=form.cleaned_data["people"],
                mode=form.chosen_mode(),
                now=clock.now(),
            )
            again = {} if marked.is_new else {"again": "1"}
            return back_to_door(
                code, {"mode": form.chosen_mode().value, "done": marked.attendance.handle} | again
            )
    status = 422 if form.errors else 200
    return render(request, "events/door_walk_in.html", {"activity": activity, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def door_paper(request: PersonRequest, code: str) -> HttpResponse:
    """First what the list would do; sent once more with `sure`, it is done."""
    activity = doors.marked_by(request.person, code)
    form = PaperForm(request.POST or None, activity=activity, event=activity.event)
    paper: Paper | None = None
    if form.is_valid():
        text, mode, now = form.cleaned_data["text"], form.chosen_mode(), clock.now()
        with refusals_on(form):
            expect_held(activity, now)
            if "sure" in request.POST:
                paper = mark_from_paper(
                    marked_by=request.person, event=activity.event, text=text, mode=mode, now=now
                )
                return _done(request, activity, paper)
            paper = plan_paper(activity=activity, text=text, mode=mode, now=now)
    context = {"activity": activity, "form": form, "paper": paper, **(_found(paper) if paper else {})}
    return render(request, "events/door_paper.html", context, status=422 if form.errors else 200)


def _done(request: PersonRequest, activity: Activity, paper: Paper) -> HttpResponse:
    marked = len(paper.tickets) + len(paper.plan.to_mark)
    done = ngettext("%(count)d person is marked as come.", "%(count)d people are marked as come.", marked)
    messages.success(request, done % {"count": marked})
    if not paper.plan.refused:
        return redirect("events:event-attendance", code=activity.code)
    form = PaperForm(initial={"text": paper.refused_lines}, activity=activity, event=activity.event)
    context = {"activity": activity, "form": form, "refused": paper.plan.refused[:SHOWN]}
    return render(request, "events/door_paper.html", context)


def _found(paper: Paper) -> dict[str, object]:
    """The lines by what they mean; of a ticket the holder's name."""
    return {
        "by_code": [registration.person.called for registration in paper.tickets],
        "known": [each.row.name for each in paper.plan.of(Verdict.KNOWN)],
        "new": [each.row.name for each in paper.plan.of(Verdict.NEW)],
        "already": [each.row.name for each in paper.plan.of(Verdict.ALREADY)],
        "refused": paper.plan.refused[:SHOWN],
    }
