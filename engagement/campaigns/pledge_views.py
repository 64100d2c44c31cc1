"""One's own promise in a campaign: make it, move its day, keep it, take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.campaigns import doors, selectors, services
from engagement.campaigns.came_by import came_by
from engagement.campaigns.forms import KeptForm, PledgeForm
from engagement.campaigns.policies import is_running


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pledge(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.campaign(request.person, code)
    mine = selectors.pledge_of(request.person, activity)
    initial = {"words": mine.words, "due_on": mine.due_on} if mine else {}
    form = PledgeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.make_pledge(
                person=request.person,
                campaign=activity.campaign,
                came_by=came_by(request, activity.campaign),
                now=clock.now(),
                **form.cleaned_data,
            )
            messages.success(request, _("Thank you. We remind you the day before."))
            return redirect("campaigns:pledge", code=code)
    return _page(request, activity, form, KeptForm())


@require_POST
@signed_in
def pledge_keep(request: PersonRequest, code: str) -> HttpResponse:
    activity, form = doors.campaign(request.person, code), KeptForm(request.POST)
    if not form.is_valid():
        return _page(request, activity, PledgeForm(), form)
    with refusals_told(request):
        services.keep_pledge(
            person=request.person,
            campaign=activity.campaign,
            words=form.cleaned_data["kept_words"],
            evidence=form.cleaned_data["evidence"],
            now=clock.now(),
        )
        messages.success(request, _("Thank you. Your promise counts as kept."))
    return redirect("campaigns:pledge", code=code)


@require_POST
@signed_in
def pledge_take_back(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.campaign(request.person, code)
    with refusals_told(request):
        services.take_back_pledge(person=request.person, campaign=activity.campaign, now=clock.now())
        messages.success(request, _("Taken back. You can promise something again at any time."))
    return redirect(activity)


def _page(request: PersonRequest, activity: Activity, form: PledgeForm, kept_form: KeptForm) -> HttpResponse:
    context = {
        "activity": activity,
        "pledge": selectors.pledge_of(request.person, activity),
        "form": form,
        "kept_form": kept_form,
        "takes_action": is_running(activity, clock.now()),
    }
    status = 422 if form.errors or kept_form.errors else 200
    return render(request, "campaigns/pledge.html", context, status=status)
