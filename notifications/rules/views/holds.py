"""The button that stops the reminders of an event, and the one that lets them go on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.events import doors
from notifications.rules import services


@require_POST
@signed_in
def reminders_hold(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    services.hold_reminders(person=request.person, activity=activity, now=clock.now())
    messages.success(request, _("Stopped. No reminder goes out until you let them go on."))
    return redirect("rules:message-list", code=code)


@require_POST
@signed_in
def reminders_let_go(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    services.let_reminders_go(person=request.person, activity=activity, now=clock.now())
    messages.success(request, _("They go on. What is late and still useful goes out now."))
    return redirect("rules:message-list", code=code)
