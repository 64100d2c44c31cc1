"""Pages on which an event is planned, and its calendar file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.refusals import refusals_on
from engagement.activities.models import Activity
from engagement.activities.policies import may_know_place
from engagement.activities.selectors import host_campaign
from engagement.events import doors, selectors, services
from engagement.events.calendar import calendar_file
from engagement.events.forms import EventForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_draft(request: PersonRequest) -> HttpResponse:
    if not request.person.powers.drafts_for:
        return redirect("accounts:organisation-create")
    part_of = host_campaign(request.GET.get("part_of", ""))
    form = EventForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            event = services.draft_event(
                person=request.person,
                organisation=form.cleaned_data["organisation"],
                trunk=form.trunk(),
                hall=form.hall(),
                part_of=part_of,
                now=clock.now(),
            )
            messages.success(request, _("Saved as a draft. Read it once more, then publish it."))
            return redirect(event.activity)
    return _form_page(request, form, part_of=part_of)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_change(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = EventForm(request.POST or None, person=request.person, instance=activity)
    if request.method == "POST" and form.is_valid():
        told = selectors.coming(activity.event) if form.is_move() else 0
        if told and "is_sure" not in request.POST:
            return _form_page(request, form, activity, told=told)
        with refusals_on(form):
            services.change_event(
                person=request.person,
                event=activity.event,
                trunk=form.trunk(),
                hall=form.hall(),
                note=form.cleaned_data.get("note", ""),
                now=clock.now(),
            )
            messages.success(request, _("Saved. They will be told.") if told else _("Saved."))
            return redirect(Activity.objects.get(pk=activity.pk))
    return _form_page(request, form, activity)


@require_safe
def event_calendar(request: VisitorRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    registration = selectors.registration_of(request.person, activity)
    knows_place = may_know_place(request.person, activity, is_registered=registration is not None)
    file = calendar_file(activity, registration, knows_place=knows_place, now=clock.now())
    response = HttpResponse(file, content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="balai-{activity.code}.ics"'
    return response


def _form_page(
    request: PersonRequest,
    form: EventForm,
    activity: Activity | None = None,
    *,
    told: int = 0,
    part_of: Activity | None = None,
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "activity": activity, "told": told, "part_of": part_of}
    if told:
        context |= {"moved_to": form.trunk(), "venue": form.hall().venue}
    return render(request, "events/event_form.html", context, status=422 if form.errors else 200)
