"""Pages of events: plan, change, register, cancel, see who comes and mark who came."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from accounts.services import log_looks
from core import clock
from engagement.activities.errors import ActivityError
from engagement.activities.models import Activity
from engagement.activities.policies import may_know_place
from engagement.activities.views import show
from engagement.events import doors, selectors, services
from engagement.events.calendar import calendar_file
from engagement.events.forms import EventForm, RegistrationForm
from engagement.events.policies import has_open_doors

PER_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_draft(request: PersonRequest) -> HttpResponse:
    if not request.person.powers.drafts_for:
        return redirect("accounts:organisation-create")
    form = EventForm(request.POST or None, person=request.person)
    if request.method == "POST" and form.is_valid():
        try:
            event = services.draft_event(
                person=request.person,
                organisation=form.cleaned_data["organisation"],
                trunk=form.trunk(),
                hall=form.hall(),
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved as a draft. Read it once more, then publish it."))
            return redirect(event.activity)
    return _form_page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_change(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.changed_by(request.person, code)
    form = EventForm(request.POST or None, person=request.person, instance=activity)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_event(
                person=request.person,
                event=activity.event,
                trunk=form.trunk(),
                hall=form.hall(),
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect(Activity.objects.get(pk=activity.pk))
    return _form_page(request, form, activity)


@require_POST
@signed_in
def event_register(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    event = activity.event
    form = RegistrationForm(request.POST, activity=activity, event=event, registration=None)
    if form.is_valid():
        try:
            services.register(
                person=request.person,
                event=event,
                mode=form.chosen_mode(),
                party_size=form.cleaned_data["party_size"],
                now=clock.now(),
            )
        except ActivityError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("You are registered. We will remind you a day and an hour before."))
            return redirect(activity)
    return show(request, activity, {"registration_form": form}, status=422)


@require_POST
@signed_in
def event_cancel(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    try:
        services.cancel_registration(person=request.person, event=activity.event, now=clock.now())
        messages.success(
            request, _("Cancelled. Your seats are free for others now. You can register again at any time.")
        )
    except ActivityError as refused:
        messages.error(request, str(refused))
    return redirect(activity)


@require_safe
@signed_in
def event_people(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    now = clock.now()
    page = Paginator(selectors.people(activity.event), PER_PAGE).get_page(request.GET.get("page"))
    log_looks(viewer=request.person, people=[person.pk for person in page], what=Look.EVENT_PEOPLE, now=now)
    context = {
        "activity": activity,
        "page": page,
        "has_open_doors": has_open_doors(activity, now),
    }
    return render(request, "events/event_people.html", context)


@require_POST
@signed_in
def event_mark(request: PersonRequest, code: str, person_code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    person, event, now = doors.one_of(activity, person_code), activity.event, clock.now()
    try:
        if "undo" in request.POST:
            services.unmark_attendance(marked_by=request.person, event=event, person=person, now=now)
        else:
            mode = selectors.mode_of(person)
            services.mark_attendance(marked_by=request.person, event=event, person=person, mode=mode, now=now)
    except ActivityError as refused:
        messages.error(request, str(refused))
    page = request.GET.get("page", "1")
    response = redirect("events:event-people", code=code)
    response["Location"] += f"?page={page}#p-{person_code}" if page.isdigit() else ""
    return response


@require_safe
def event_calendar(request: VisitorRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    registration = selectors.registration_of(request.person, activity)
    knows_place = may_know_place(request.person, activity, is_registered=registration is not None)
    file = calendar_file(activity, registration, knows_place=knows_place, now=clock.now())
    response = HttpResponse(file, content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="balai-{activity.code}.ics"'
    return response


def _form_page(request: PersonRequest, form: EventForm, activity: Activity | None = None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "events/event_form.html", {"form": form, "activity": activity}, status=status)
