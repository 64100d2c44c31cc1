"""Shifts for those who plan the campaign: plan, change, call off, see who helps, note who came."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.models import Activity
from engagement.campaigns.models import Shift
from engagement.campaigns.shifts import doors, services
from engagement.campaigns.shifts.forms import CallOffForm, ShiftForm
from engagement.campaigns.shifts.selectors import shifts_with_people

PER_PAGE = 50


@require_safe
@signed_in
def shift_people(request: PersonRequest, code: str) -> HttpResponse:
    activity, now = doors.planned_by(request.person, code), clock.now()
    page = Paginator(shifts_with_people(activity), PER_PAGE).get_page(request.GET.get("page"))
    seen = sorted({place.person_id for shift in page for place in shift.places.all()})
    log_looks(viewer=request.person, people=seen, what=Look.CAMPAIGN_SHIFTS, now=now)
    context = {"activity": activity, "page": page, "now": now, "marks_from": now + services.EARLY}
    return render(request, "campaigns/shifts/shift_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def shift_plan(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.planned_by(request.person, code)
    form = ShiftForm(request.POST or None, zone=activity.zone)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.plan_shift(
                person=request.person, campaign=activity.campaign, slot=form.slot(), now=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("campaigns:shift-people", code=code)
    return _form_page(request, activity, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def shift_change(request: PersonRequest, code: str, shift_code: str) -> HttpResponse:
    activity = doors.planned_by(request.person, code)
    shift = doors.shift_in(activity, shift_code)
    form = ShiftForm(request.POST or None, zone=activity.zone, shift=shift)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            services.change_shift(person=request.person, shift=shift, slot=form.slot(), now=clock.now())
            messages.success(request, _("Saved. Those who have this shift are told what is new."))
            return redirect("campaigns:shift-people", code=code)
    return _form_page(request, activity, form, shift)


@require_POST
@signed_in
def shift_call_off(request: PersonRequest, code: str, shift_code: str) -> HttpResponse:
    activity, form = doors.planned_by(request.person, code), CallOffForm(request.POST)
    shift = doors.shift_in(activity, shift_code)
    if not form.is_valid():
        return _form_page(request, activity, ShiftForm(zone=activity.zone, shift=shift), shift, form)
    with refusals_told(request):
        note = form.cleaned_data["note"]
        services.call_off_shift(person=request.person, shift=shift, note=note, now=clock.now())
        messages.success(request, _("Called off. Those who had this shift are told."))
    return redirect("campaigns:shift-people", code=code)


@require_POST
@signed_in
def shift_came(request: PersonRequest, code: str, place_code: str) -> HttpResponse:
    """She came; with `undo` in the form, she did not."""
    place = doors.place_in(doors.planned_by(request.person, code), place_code)
    doing = services.take_back_check_in if "undo" in request.POST else services.check_in
    with refusals_told(request):
        doing(person=request.person, place=place, now=clock.now())
    return redirect("campaigns:shift-people", code=code)


def _form_page(
    request: PersonRequest,
    activity: Activity,
    form: ShiftForm,
    shift: Shift | None = None,
    call_off_form: CallOffForm | None = None,
) -> HttpResponse:
    call_off_form = call_off_form or CallOffForm()
    context = {"activity": activity, "form": form, "shift": shift, "call_off_form": call_off_form}
    status = 422 if form.errors or call_off_form.errors else 200
    return render(request, "campaigns/shifts/shift_form.html", context, status=status)
