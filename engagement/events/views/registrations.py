"""Registering and cancelling."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.errors import ActivityError
from engagement.activities.views import show
from engagement.events import doors, services
from engagement.events.forms import RegistrationForm


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
