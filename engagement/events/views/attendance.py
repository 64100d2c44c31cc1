"""Who registered and who came, for those who run the event."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.models import Person
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.policies import may_run
from engagement.events import doors, selectors, services
from engagement.events.choices import KnownBy
from engagement.events.forms import HeadCountForm
from engagement.events.models import HeadCount
from engagement.events.papers import sheet_paper
from engagement.events.policies import has_open_doors
from engagement.events.views.certificates import pdf

PER_PAGE = 100
SHOWN_COUNTS = 50


@require_safe
@signed_in
def event_people(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    now = clock.now()
    page = Paginator(selectors.people(activity.event), PER_PAGE).get_page(request.GET.get("page"))
    log_looks(viewer=request.person, people=[person.pk for person in page], what=Look.EVENT_PEOPLE, now=now)
    ways = {way.value: way.label for way in KnownBy}
    context = {
        "activity": activity,
        "page": page,
        "rows": [(one, ways.get(selectors.known_by(one))) for one in page],
        "has_open_doors": has_open_doors(activity, now),
    }
    return render(request, "events/event_people.html", context)


@require_POST
@signed_in
def event_mark(request: PersonRequest, code: str, person_code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    person, event, now = doors.one_of(activity, person_code), activity.event, clock.now()
    with refusals_told(request):
        if "undo" in request.POST:
            services.unmark_attendance(marked_by=request.person, event=event, person=person, now=now)
        elif "spoke" in request.POST:
            has_spoken = request.POST["spoke"] == "1"
            services.note_speaker(
                noted_by=request.person, event=event, person=person, has_spoken=has_spoken, now=now
            )
        else:
            mode = selectors.mode_of(person)
            services.mark_attendance(marked_by=request.person, event=event, person=person, mode=mode, now=now)
    page = request.GET.get("page", "1")
    response = redirect("events:event-people", code=code)
    response["Location"] += f"?page={page}#p-{person_code}" if page.isdigit() else ""
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_attendance(request: PersonRequest, code: str) -> HttpResponse:
    """Who came in numbers, head counts beside them, and what to do about it."""
    activity = doors.marked_by(request.person, code)
    event, now = activity.event, clock.now()
    form = HeadCountForm(request.POST or None, activity=activity, event=event)
    if form.is_valid():
        with refusals_on(form):
            services.count_heads(
                counted_by=request.person,
                event=event,
                mode=form.chosen_mode(),
                people=form.cleaned_data["people"],
                note=form.cleaned_data["note"],
                now=now,
            )
            return redirect("events:event-attendance", code=code)
    context = {
        "activity": activity,
        "came": selectors.came(event),
        "registered": selectors.registered(event),
        "head_counts": selectors.head_counts(event)[:SHOWN_COUNTS],
        "form": form,
        "is_over": activity.ends_at <= now,
        "has_open_doors": has_open_doors(activity, now),
        "may_run": may_run(request.person, activity),
    }
    return render(request, "events/event_attendance.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def head_count_take_back(request: PersonRequest, code: str, count_code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    count = HeadCount.objects.filter(event=activity.event, code=count_code).first()
    if count is None:
        raise Http404
    services.take_head_count_back(person=request.person, count=count, now=clock.now())
    return redirect("events:event-attendance", code=code)


@require_safe
@signed_in
def event_sheet(request: PersonRequest, code: str) -> HttpResponse:
    """The attendance sheet to print: those who registered for the hall, and empty lines."""
    activity = doors.run_by(request.person, code)
    people = selectors.on_sheet(activity.event)
    log_looks(viewer=request.person, people=[one.pk for one in people], what=Look.EXPORT, now=clock.now())
    return pdf(sheet_paper(activity=activity, people=people), f"attendance-{activity.code}.pdf")


@require_safe
@signed_in
def event_absent(request: PersonRequest, code: str) -> HttpResponse:
    """After the end: who registered and was not seen."""
    activity = doors.run_by(request.person, code)
    now = clock.now()
    is_over = activity.ends_at <= now
    found = selectors.absent(activity.event) if is_over else Person.objects.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    log_looks(viewer=request.person, people=[person.pk for person in page], what=Look.EVENT_PEOPLE, now=now)
    rows = [(one, "") for one in page]
    context = {"activity": activity, "page": page, "rows": rows, "is_over": is_over}
    return render(request, "events/event_absent.html", context)
