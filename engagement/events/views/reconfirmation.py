"""Whether somebody still comes: she answers on the event's page or by her link; who runs it sees the answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.models import Person
from accounts.requests import PersonRequest, VisitorRequest
from accounts.services import log_looks
from core import clock
from engagement.activities.errors import ActivityError
from engagement.events import doors, selectors, services, still_links
from engagement.events.models import Event
from engagement.events.standing_words import party_words

PER_PAGE = 100


@require_POST
@signed_in
def event_still_coming(request: PersonRequest, code: str) -> HttpResponse:
    """She still comes, or gives her seat up (`no` in the form)."""
    activity = doors.event(request.person, code)
    _answer(request, request.person, activity.event)
    return redirect(activity)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def still_coming_answer(request: VisitorRequest, token: str) -> HttpResponse:
    """The same by the link of the mail; opening it changes nothing."""
    registration = still_links.read(token, now=clock.now())
    if registration is None:
        return render(request, "events/guest_refused.html", status=404)
    activity = registration.event.activity
    if request.method == "POST":
        _answer(request, registration.person, registration.event)
        return redirect("events:still-coming-answer", token=token)
    context = {
        "activity": activity,
        "registration": registration,
        "party": party_words(registration),
        "question": selectors.question_to(registration, activity),
    }
    return render(request, "events/still_coming.html", context)


@require_safe
@signed_in
def event_reconfirmation(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    event = activity.event
    page = Paginator(selectors.silent(event), PER_PAGE).get_page(request.GET.get("page"))
    people = [question.registration.person_id for question in page]
    log_looks(viewer=request.person, people=people, what=Look.EVENT_PEOPLE, now=clock.now())
    context = {"activity": activity, "event": event, "page": page, "counts": selectors.still_coming(event)}
    return render(request, "events/event_reconfirmation.html", context)


def _answer(request: VisitorRequest, person: Person, event: Event) -> None:
    now = clock.now()
    try:
        if "no" in request.POST:
            services.cancel_registration(person=person, event=event, now=now)
            messages.success(request, _("Thank you for saying so. Your seats are free for others now."))
        else:
            services.say_still_coming(person=person, event=event, now=now)
            messages.success(request, _("Thank you. Your seats stay yours."))
    except ActivityError as refused:
        messages.error(request, str(refused))
