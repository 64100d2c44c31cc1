"""The dates of a series for those who come: all of them on a page, and registering for all in one act."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from engagement.activities.cards import cards
from engagement.activities.models import Activity
from engagement.activities.recurrence import rule_of, words
from engagement.events import doors, selectors, services
from engagement.events.forms.series import AllDatesForm


@require_safe
def event_dates(request: VisitorRequest, code: str) -> HttpResponse:
    activity = doors.one_of_series(request.person, code)
    return _page(request, activity, AllDatesForm(activity=activity))


@require_POST
@signed_in
def event_dates_register(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.one_of_series(request.person, code)
    form = AllDatesForm(request.POST, activity=activity)
    if not form.is_valid():
        return _page(request, activity, form)
    outcomes = services.register_for_dates(
        person=request.person,
        event=activity.event,
        mode=form.chosen_mode(),
        party_size=form.cleaned_data["party_size"],
        now=clock.now(),
    )
    return render(request, "events/event_dates_outcome.html", {"activity": activity, "outcomes": outcomes})


def _page(request: VisitorRequest, activity: Activity, form: AllDatesForm) -> HttpResponse:
    now = clock.now()
    dates = [date for date in selectors.dates_of(activity, request.person) if date.ends_at > now]
    context = {
        "activity": activity,
        "rule": words(rule_of(activity.series)) if activity.series else "",
        "dates": cards(dates, now=now),
        "is_open": any(date.state == "published" for date in dates),
        "form": form,
        "now": now,
    }
    return render(request, "events/event_dates.html", context, status=422 if form.errors else 200)
