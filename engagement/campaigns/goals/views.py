"""Pages of the goal, for those who plan the campaign: the milestones, what comes next, and telling it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.campaigns import doors
from engagement.campaigns.goals import services
from engagement.campaigns.goals.forms import WayForm
from engagement.campaigns.goals.selectors import can_tell, milestones_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def goal_plan(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    milestones = list(milestones_of(activity.campaign))
    form = WayForm(request.POST or None, activity=activity, milestones=milestones)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.plan_way(
                person=request.person, campaign=activity.campaign, way=form.way(), now=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("campaigns:goal-plan", code=code)
    context = {"activity": activity, "form": form, "can_tell": can_tell(activity, milestones)}
    return render(request, "campaigns/goals/goal_plan.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def goal_tell(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    with refusals_told(request):
        services.tell_next(person=request.person, campaign=activity.campaign, now=clock.now())
        messages.success(request, _("Published. Everyone who joined or follows it is told in half an hour."))
    return redirect("campaigns:goal-plan", code=code)
