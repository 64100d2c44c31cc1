"""Pages on which a series is planned and changed, for those who plan it."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.cards import cards
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.activities.recurrence import days
from engagement.events import doors, selectors, services
from engagement.events.copies import times_of
from engagement.events.forms.series import AddDateForm, RuleForm, SeriesChangeForm, ticked_days


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_series(request: PersonRequest, code: str) -> HttpResponse:
    """The dates of a series to work on; of an event by itself the rule by which it is repeated."""
    activity = doors.changed_by(request.person, code)
    if activity.series_id:
        return _dates_page(request, activity, AddDateForm())
    form = RuleForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _rule_page(request, activity, form)
    planned = days(form.rule(), times_of(activity).day)
    if "is_sure" not in request.POST:
        return _rule_page(request, activity, form, planned)
    ticked = ticked_days(request.POST.getlist("day"))
    try:
        services.make_series(
            person=request.person,
            event=activity.event,
            rule=form.rule(),
            left_out=frozenset(planned[1:]) - ticked,
            now=clock.now(),
        )
    except ActivityError as refused:
        form.add_error(None, str(refused))
        return _rule_page(request, activity, form, planned)
    messages.success(
        request, _("Planned. Each date can be changed by itself, or together with those after it.")
    )
    return redirect("events:event-series", code=code)


@require_POST
@signed_in
def series_add(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = AddDateForm(request.POST)
    if not form.is_valid():
        return _dates_page(request, activity, form)
    with refusals_told(request):
        day = form.cleaned_data["day"]
        services.add_date(person=request.person, event=activity.event, day=day, now=clock.now())
        messages.success(request, _("Added."))
    return redirect("events:event-series", code=code)


@require_POST
@signed_in
def series_skip(request: PersonRequest, code: str, date_code: str) -> HttpResponse:
    """Leave out the date `date_code`; `code` is the date whose page this is, which may be the same."""
    here, skipped = doors.changed_by(request.person, code), doors.changed_by(request.person, date_code)
    with refusals_told(request):
        left = services.skip_date(person=request.person, event=skipped.event, now=clock.now())
        messages.success(
            request, _("Called off. Everyone who joined will be told.") if left else _("Left out.")
        )
    left_over = selectors.dates_of(here, request.person).values_list("code", flat=True)
    if code in left_over:
        return redirect("events:event-series", code=code)
    return (
        redirect("events:event-series", code=left_over[0])
        if left_over
        else redirect("activities:activity-mine")
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def series_change(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = SeriesChangeForm(request.POST or None, person=request.person, instance=activity)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = services.change_series(
                person=request.person,
                event=activity.event,
                trunk=form.trunk(),
                hall=form.hall(),
                scope=form.chosen_scope(),
                note=form.cleaned_data.get("note", ""),
                now=clock.now(),
            )
            messages.success(request, _changed(len(changed)))
            return redirect("events:event-series", code=code)
    context = {"form": form, "activity": activity}
    return render(request, "events/series_change.html", context, status=422 if form.errors else 200)


def _changed(number: int) -> str:
    return ngettext(
        "%(number)d date changed. Whoever was told another time or place is told the new one.",
        "%(number)d dates changed. Whoever was told another time or place is told the new one.",
        number,
    ) % {"number": number}


def _rule_page(
    request: PersonRequest, activity: Activity, form: RuleForm, planned: list[date] | None = None
) -> HttpResponse:
    context = {"activity": activity, "form": form, "days": planned or []}
    return render(request, "events/series_rule.html", context, status=422 if form.errors else 200)


def _dates_page(request: PersonRequest, activity: Activity, form: AddDateForm) -> HttpResponse:
    now = clock.now()
    dates = cards(selectors.dates_of(activity, request.person), now=now)
    context = {"activity": activity, "form": form, "dates": dates, "now": now}
    return render(request, "events/series_dates.html", context, status=422 if form.errors else 200)
