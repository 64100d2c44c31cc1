"""Pages of following: one button on the page of an activity, a place or a group, and the list of what I follow."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.doors import visible
from engagement.activities.following import doors, selectors, services
from engagement.activities.following.forms import FollowPlaceForm
from engagement.activities.following.selectors import Followed
from places.names import chain

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def activity_follow(request: PersonRequest, code: str) -> HttpResponse:
    activity = visible(request.person, code)
    return _asked(request, activity, activity.title, activity.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def place_follow(request: PersonRequest, code: str) -> HttpResponse:
    return _asked(request, place := doors.place(code), chain(place), reverse("activities:follow-list"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def group_follow(request: PersonRequest, code: str) -> HttpResponse:
    group = doors.group(code)
    return _asked(request, group, group.name, reverse("accounts:organisation-page", args=[code]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def follow_list(request: PersonRequest) -> HttpResponse:
    form = FollowPlaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        place = form.cleaned_data["place"]
        services.follow(person=request.person, what=place, now=clock.now())
        messages.success(request, _("You follow this now."))
        return redirect("activities:follow-list")
    page = Paginator(selectors.of_person(request.person), PER_PAGE).get_page(request.GET.get("page"))
    status = 422 if form.errors else 200
    return render(request, "activities/follow_list.html", {"page": page, "form": form}, status=status)


@require_POST
@signed_in
def follow_stop(request: PersonRequest, follow_code: str) -> HttpResponse:
    row = selectors.of_person(request.person).filter(code=follow_code).first()
    if row:
        services.stop_following(person=request.person, what=selectors.what_of(row), now=clock.now())
    messages.success(request, _("You do not follow this any more."))
    return redirect("activities:follow-list")


def _asked(request: PersonRequest, what: Followed, name: str, back: str) -> HttpResponse:
    """A button for whoever comes by a link, from signing in too; the deed for whoever has pressed it."""
    if request.method != "POST":
        follows = selectors.is_followed(request.person, what)
        return render(request, "activities/follow.html", {"name": name, "back": back, "follows": follows})
    if "stop" in request.POST:
        services.stop_following(person=request.person, what=what, now=clock.now())
        messages.success(request, _("You do not follow this any more."))
    else:
        services.follow(person=request.person, what=what, now=clock.now())
        messages.success(request, _("You follow this now."))
    return redirect(back)
