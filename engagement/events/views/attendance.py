"""Who registered and who came, for those who run the event."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from engagement.activities.errors import ActivityError
from engagement.events import doors, selectors, services
from engagement.events.policies import has_open_doors

PER_PAGE = 100


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
