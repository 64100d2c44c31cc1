"""Sharing a campaign: make one's link, see what it brought, take the poster, come by a link."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.pdf import inline_qr
from core.refusals import refusals_told
from engagement.campaigns import doors, services, sharing
from engagement.campaigns.came_by import remember
from engagement.campaigns.models import Share
from engagement.campaigns.policies import is_shared
from engagement.campaigns.selectors import share_of


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def share(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.shared(request.person, code)
    if request.method == "POST":
        with refusals_told(request):
            services.share_campaign(person=request.person, campaign=activity.campaign, now=clock.now())
        return redirect("campaigns:share", code=code)
    mine = share_of(request.person, activity)
    context: dict[str, object] = {"activity": activity, "share": mine}
    if mine:
        link = sharing.link_of(mine)
        context |= {"link": link, "text": sharing.text_of(mine), "picture": inline_qr(link)}
    return render(request, "campaigns/share.html", context)


@require_safe
@signed_in
def share_poster(request: PersonRequest, code: str) -> HttpResponse:
    mine = share_of(request.person, doors.shared(request.person, code))
    if mine is None:
        return redirect("campaigns:share", code=code)
    response = HttpResponse(sharing.poster(mine), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="balai-{code}.pdf"'
    return response


@require_safe
@never_cache
def share_open(request: VisitorRequest, share_code: str) -> HttpResponse:
    """The campaign, as by any other way; nothing is counted until she does something."""
    found = Share.objects.select_related("campaign__activity")
    share = get_object_or_404(found, code=share_code)
    activity = share.campaign.activity
    if is_shared(activity):
        remember(request, share)
    return redirect(activity)
