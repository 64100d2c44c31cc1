"""Who waits for a seat or for the organiser's word, for those who run the event."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_told
from engagement.events import doors, selectors, services
from engagement.events.choices import RegistrationState
from engagement.events.forms import DeclineForm

PER_PAGE = 100


@require_safe
@signed_in
def event_waiting(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    page = Paginator(selectors.unsettled_in(activity.event), PER_PAGE).get_page(request.GET.get("page"))
    people = [registration.person_id for registration in page]
    log_looks(viewer=request.person, people=people, what=Look.EVENT_PEOPLE, now=clock.now())
    sections = [
        (state, [one for one in page if one.state == state])
        for state in (RegistrationState.PENDING, RegistrationState.OFFERED, RegistrationState.WAITING)
    ]
    context = {"activity": activity, "event": activity.event, "page": page, "decline_form": DeclineForm()}
    context |= {str(state): found for state, found in sections}
    return render(request, "events/event_waiting.html", context)


@require_POST
@signed_in
def event_decide(request: PersonRequest, code: str, registration_code: str) -> HttpResponse:
    """Approve, or decline with a reason (`decline` in the form)."""
    activity, now = doors.run_by(request.person, code), clock.now()
    registration = doors.registration_in(activity, registration_code)
    form = DeclineForm(request.POST)
    with refusals_told(request):
        if "decline" not in request.POST:
            services.approve_registration(decided_by=request.person, registration=registration, now=now)
            messages.success(request, _("Approved. We write to them at once."))
        elif form.is_valid():
            services.decline_registration(
                decided_by=request.person, registration=registration, now=now, **form.cleaned_data
            )
            messages.success(request, _("Declined. We write to them at once, with your reason."))
        else:
            messages.error(request, _("Write why, so that they can understand it."))
    return redirect("events:event-waiting", code=code)
