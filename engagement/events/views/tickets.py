"""One's own ticket, and what became of it after the event."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.codes import spaced
from core.pdf import inline_qr
from core.refusals import refusals_told
from engagement.events import doors, selectors, services, tickets


@require_safe
@signed_in
def event_ticket(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    registration = selectors.registration_of(request.person, activity)
    attendance = selectors.attendance_of(request.person, activity.event)
    if registration is None and attendance is None:
        raise Http404
    now = clock.now()
    is_over = activity.ends_at <= now
    context: dict[str, object] = {
        "activity": activity,
        "registration": registration,
        "attendance": attendance,
        "is_over": is_over,
        "has_certificate": selectors.is_due_certificate(attendance, activity, now=now),
    }
    if registration and not is_over:
        ticket = services.issue_ticket(registration=registration)
        picture = inline_qr(tickets.link_of(registration))
        context |= {"picture": picture, "code": spaced(ticket.code)}
    return render(request, "events/ticket.html", context)


@require_POST
@signed_in
def event_said(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    with refusals_told(request):
        services.say_i_came(person=request.person, event=activity.event, now=clock.now())
        messages.success(request, _("Noted that you were there."))
    return redirect("events:event-ticket", code=code)
