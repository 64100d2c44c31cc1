"""Registering, changing, cancelling; taking or leaving an offered seat."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from engagement.activities.views import show
from engagement.events import doors, selectors, services
from engagement.events.choices import RegistrationState
from engagement.events.forms import RegistrationForm
from engagement.events.models import Registration
from engagement.events.ways import ways_of

DONE = {
    RegistrationState.CONFIRMED: gettext_lazy(
        "You are registered. We will remind you a day and an hour before."
    ),
    RegistrationState.WAITING: gettext_lazy(
        "You are on the waiting list. We write to you when it is your turn."
    ),
    RegistrationState.PENDING: gettext_lazy("Sent to the organiser. We write to you when it is decided."),
    RegistrationState.OFFERED: gettext_lazy("Saved. Say below whether you take the seats."),
}


@require_POST
@signed_in
def event_register(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    event = activity.event
    numbers = {counter.name: counter for counter in activity.counters.all()}
    form = RegistrationForm(request.POST, event=event, ways=ways_of(activity, event, numbers))
    if form.is_valid():
        with refusals_on(form):
            registration = services.register(
                person=request.person,
                event=event,
                mode=form.chosen_mode(),
                party_size=form.cleaned_data["party_size"],
                now=clock.now(),
            )
            messages.success(request, str(DONE[RegistrationState(registration.state)]))
            return (
                redirect("events:event-details", code=code) if _asks_her(registration) else redirect(activity)
            )
    return show(request, activity, {"registration_form": form}, status=422)


@require_POST
@signed_in
def event_cancel(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.event(request.person, code)
    with refusals_told(request):
        services.cancel_registration(person=request.person, event=activity.event, now=clock.now())
        messages.success(
            request, _("Cancelled. Your seats are free for others now. You can register again at any time.")
        )
    return redirect(activity)


@require_POST
@signed_in
def event_offer(request: PersonRequest, code: str) -> HttpResponse:
    """Take the seats that are kept, or leave them (`decline` in the form)."""
    activity, now = doors.event(request.person, code), clock.now()
    with refusals_told(request):
        if "decline" in request.POST:
            services.decline_offer(person=request.person, event=activity.event, now=now)
            messages.success(
                request, _("Thank you for saying so. The seats go to the next on the waiting list.")
            )
        else:
            services.accept_offer(person=request.person, event=activity.event, now=now)
            messages.success(request, str(DONE[RegistrationState.CONFIRMED]))
    return redirect(activity)


def _asks_her(registration: Registration) -> bool:
    """Whether the organiser has questions that she has not answered yet."""
    return selectors.asks_anything(registration.event) and not selectors.answers_of(registration)
