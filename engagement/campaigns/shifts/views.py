"""Shifts for whoever helps: see them, take one, swap it, leave it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_told
from engagement.activities.policies import may_know_numbers
from engagement.campaigns.came_by import came_by
from engagement.campaigns.policies import is_running
from engagement.campaigns.shifts import doors, services
from engagement.campaigns.shifts.forms import InsteadForm
from engagement.campaigns.shifts.selectors import places_of, shifts_to_come

PER_PAGE = 50


@require_safe
def shift_list(request: VisitorRequest, code: str) -> HttpResponse:
    """What one can choose from, and one's own; with `?instead_of=` one of hers is swapped."""
    activity, person, now = doors.shifts(request.person, code), request.person, clock.now()
    mine = list(places_of(person, activity.pk)) if person else []
    swapped = next((place for place in mine if place.shift.code == request.GET.get("instead_of")), None)
    others = shifts_to_come(activity, now).filter(starts_at__gt=now)
    others = others.exclude(pk__in=[place.shift_id for place in mine])
    context = {
        "activity": activity,
        "mine": mine,
        "swapped": swapped,
        "page": Paginator(others, PER_PAGE).get_page(request.GET.get("page")),
        "takes_action": is_running(activity, now),
        "shows_numbers": may_know_numbers(person, activity),
        "now": now,
    }
    return render(request, "campaigns/shifts/shift_list.html", context)


@require_POST
@signed_in
def shift_take(request: PersonRequest, code: str, shift_code: str) -> HttpResponse:
    activity, form = doors.shifts(request.person, code), InsteadForm(request.POST)
    shift = doors.shift_in(activity, shift_code)
    instead_of = form.cleaned_data["instead_of"] if form.is_valid() else ""
    with refusals_told(request):
        if instead_of:
            old = doors.shift_in(activity, instead_of)
            services.swap_shift(person=request.person, shift=old, to=shift, now=clock.now())
        else:
            by = came_by(request, activity.campaign)
            services.take_shift(person=request.person, shift=shift, came_by=by, now=clock.now())
        messages.success(request, _("Thank you. You have a place on this shift; we remind you before it."))
    return redirect("campaigns:shift-list", code=code)


@require_POST
@signed_in
def shift_leave(request: PersonRequest, code: str, shift_code: str) -> HttpResponse:
    activity = doors.shifts(request.person, code)
    shift = doors.shift_in(activity, shift_code)
    with refusals_told(request):
        services.leave_shift(person=request.person, shift=shift, now=clock.now())
        messages.success(request, _("You have left this shift; others can take it now."))
    return redirect("campaigns:shift-list", code=code)
