"""The promises of a campaign, for those who plan it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_told
from engagement.campaigns import doors, selectors, services

PER_PAGE = 100


@require_safe
@signed_in
def pledge_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    now = clock.now()
    page = Paginator(selectors.pledges_in(activity), PER_PAGE).get_page(request.GET.get("page"))
    seen = [pledge.action.person_id for pledge in page]
    log_looks(viewer=request.person, people=seen, what=Look.CAMPAIGN_PLEDGES, now=now)
    funnel = selectors.promise_funnel(activity, now=now)
    context = {"activity": activity, "page": page, "funnel": funnel}
    return render(request, "campaigns/pledge_list.html", context)


@require_POST
@signed_in
def pledge_confirm(request: PersonRequest, code: str, action_code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    pledge = doors.pledge_in(activity, action_code)
    with refusals_told(request):
        services.confirm_pledge(person=request.person, pledge=pledge, now=clock.now())
        messages.success(request, _("Noted: it was kept."))
    return redirect("campaigns:pledge-list", code=code)
