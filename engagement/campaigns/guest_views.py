"""Signing without an account: ask for the link, sign by it, and take it back."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.requests import VisitorRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from core.tokens import TokenRefused
from engagement.activities.guest_pages import ask_for_link
from engagement.activities.models import Activity
from engagement.campaigns import doors, guests, services
from engagement.campaigns.came_by import came_by
from engagement.campaigns.choices import ActionState
from engagement.campaigns.forms import GuestSignForm, SignForm
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.models import ActionTaken
from engagement.campaigns.policies import is_running


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_ask(request: VisitorRequest, code: str) -> HttpResponse:
    return ask_for_link(request, doors.for_guests(code), guests.LINK, folder="campaigns")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_confirm(request: VisitorRequest, token: str) -> HttpResponse:
    """Opening the link changes nothing: programs that look through mail open it, too."""
    try:
        code, email = guests.LINK.read(token)
    except TokenRefused:
        return render(request, "campaigns/guest_refused.html", status=404)
    activity = doors.for_guests(code)
    form = GuestSignForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            action = services.sign_as_guest(
                email=email,
                called=form.cleaned_data["called"],
                campaign=activity.campaign,
                shows_name=form.chosen(),
                language=get_language() or "en",
                came_by=came_by(request, activity.campaign),
                now=clock.now(),
            )
            messages.success(request, _("Thank you. Your signature counts."))
            return redirect(activity if action.person.user_id else guests.manage_path(action))
    context = {"form": form, "email": email, "campaign": activity.campaign}
    return _page(request, "guest_confirm", activity, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_manage(request: VisitorRequest, token: str) -> HttpResponse:
    """See a signature by the link of its mail, choose anew whether the name is shown, take it back, sign again."""
    action = guests.read_manage(token)
    if action is None:
        return render(request, "campaigns/guest_refused.html", status=404)
    activity = doors.campaign(None, action.campaign.activity.code)
    form = SignForm(
        request.POST or None, initial={"shows_name": action.shows_name}, called=action.person.called
    )
    if request.method == "POST" and form.is_valid():
        _do(request, action, shows_name=form.chosen())
        return redirect("campaigns:guest-manage", token=token)
    context = {
        "form": form,
        "campaign": action.campaign,
        "is_signed": action.state == ActionState.DONE,
        "shows_name": action.shows_name,
        "takes_action": is_running(activity, clock.now()),
    }
    return _page(request, "guest_manage", activity, context)


def _do(request: VisitorRequest, action: ActionTaken, *, shows_name: bool) -> None:
    """What is done stands in `do`: take it back, else sign."""
    person, campaign, now = action.person, action.campaign, clock.now()
    with refusals_told(request):
        if request.POST.get("do") == "take_back":
            services.take_back_action(person=person, campaign=campaign, kind=Sign(), now=now)
        else:
            services.take_action(
                person=person, campaign=campaign, kind=Sign(), shows_name=shows_name, now=now
            )
        messages.success(request, _("Saved."))


def _page(
    request: VisitorRequest, name: str, activity: Activity, more: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    context = {"activity": activity, **more}
    return render(request, f"campaigns/{name}.html", context, status=status)
