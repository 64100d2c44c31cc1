"""Pages of campaigns: start, change, sign, take back."""

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
from engagement.activities.views import show
from engagement.campaigns import doors, services
from engagement.campaigns.came_by import came_by
from engagement.campaigns.forms import CampaignForm, SignForm
from engagement.campaigns.kinds.sign import Sign


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def campaign_draft(request: PersonRequest) -> HttpResponse:
    if not request.person.powers.drafts_for:
        return redirect("accounts:organisation-create")
    form = CampaignForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            campaign = services.draft_campaign(
                person=request.person,
                organisation=form.cleaned_data["organisation"],
                trunk=form.trunk(),
                ask=form.said(),
                now=clock.now(),
            )
            messages.success(request, _("Saved as a draft. Read it once more, then publish it."))
            return redirect(campaign.activity)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def campaign_change(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = CampaignForm(request.POST or None, person=request.person, instance=activity)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = services.change_campaign(
                person=request.person,
                campaign=activity.campaign,
                trunk=form.trunk(),
                ask=form.said(),
                now=clock.now(),
            )
            messages.success(request, _("Saved."))
            return redirect(changed.activity)
    return _form_page(request, form, activity)


@require_POST
@signed_in
def campaign_sign(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.campaign(request.person, code)
    form = SignForm(request.POST, called=request.person.called, is_sensitive=activity.is_sensitive)
    if not form.is_valid():
        return show(request, activity, {"sign_form": form}, status=422)
    with refusals_told(request):
        services.take_action(
            person=request.person,
            campaign=activity.campaign,
            kind=Sign(),
            shows_name=form.chosen(),
            came_by=came_by(request, activity.campaign),
            now=clock.now(),
        )
        messages.success(request, _("Thank you. Your signature counts."))
    return redirect(activity)


@require_POST
@signed_in
def campaign_take_back(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.campaign(request.person, code)
    with refusals_told(request):
        services.take_back_action(
            person=request.person, campaign=activity.campaign, kind=Sign(), now=clock.now()
        )
        messages.success(
            request, _("Taken back. It does not count any more. You can sign again at any time.")
        )
    return redirect(activity)


def _form_page(request: PersonRequest, form: CampaignForm, activity: Activity | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(
        request, "campaigns/campaign_form.html", {"form": form, "activity": activity}, status=status
    )
