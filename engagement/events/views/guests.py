"""Registering without an account: ask for the link, confirm, and see to it afterwards."""

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.requests import VisitorRequest
from core import clock
from core.refusals import refusals_on, refusals_told
from core.tokens import TokenRefused
from engagement.activities.choices import State
from engagement.activities.guest_pages import ask_for_link
from engagement.activities.models import Activity
from engagement.events import doors, guests, selectors, services
from engagement.events.choices import RegistrationState
from engagement.events.forms import GuestRegistrationForm, RegistrationForm, TransferForm
from engagement.events.joining import joining
from engagement.events.models import Registration
from engagement.events.services.guests import register_guest
from engagement.events.views.transfers import hand_on
from engagement.events.ways import ways_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_ask(request: VisitorRequest, code: str) -> HttpResponse:
    return ask_for_link(request, doors.for_guests(request.person, code), guests.LINK, folder="events")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_confirm(request: VisitorRequest, token: str) -> HttpResponse:
    try:
        code, email = guests.LINK.read(token)
    except TokenRefused:
        return render(request, "events/guest_refused.html", status=404)
    activity = doors.for_guests(None, code)
    event, numbers = activity.event, {counter.name: counter for counter in activity.counters.all()}
    form = GuestRegistrationForm(request.POST or None, event=event, ways=ways_of(activity, event, numbers))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            registration = register_guest(
                email=email,
                called=form.cleaned_data["called"],
                event=event,
                mode=form.chosen_mode(),
                party_size=form.cleaned_data["party_size"],
                language=get_language() or "en",
                now=clock.now(),
            )
            return _after(request, registration)
    context = {"form": form, "email": email}
    return _page(request, "guest_confirm", activity, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def guest_manage(request: VisitorRequest, token: str) -> HttpResponse:
    """See, change or cancel a registration by the link of its mails; what is done stands in `do`."""
    now = clock.now()
    registration = guests.read_manage(token, now=now)
    if registration is None:
        return render(request, "events/guest_refused.html", status=404)
    activity = doors.event(None, registration.event.activity.code)
    if activity.is_sensitive:
        return render(request, "events/guest_refused.html", status=404)
    numbers = {counter.name: counter for counter in activity.counters.all()}
    ways = ways_of(activity, activity.event, numbers)
    is_handing_on = "email" in request.POST or "keep" in request.POST
    sent = None if is_handing_on else request.POST or None
    form = RegistrationForm(sent, event=activity.event, ways=ways, registration=registration)
    transfer_form = TransferForm(request.POST if "email" in request.POST else None)
    if is_handing_on:
        is_done = hand_on(request, registration.person, registration.event, transfer_form)
    else:
        is_done = request.method == "POST" and _done(request, registration, form)
    if is_done:
        return redirect("events:guest-manage", token=token)
    context = joining(activity, activity.event, registration, numbers=numbers, now=now)
    context["is_open"] = activity.state == State.PUBLISHED
    context |= {
        "transfer_form": transfer_form,
        "transfer": selectors.open_transfer(registration, now=now) if context["can_transfer"] else None,
    }
    if form.errors:
        context["registration_form"] = form
    has_errors = form.errors or transfer_form.errors
    return _page(request, "guest_manage", activity, context, status=422 if has_errors else 200)


def _done(request: VisitorRequest, registration: Registration, form: RegistrationForm) -> bool:
    """Whether what was asked for was done or refused in words; else the form says what is wrong with it."""
    event, person, now = registration.event, registration.person, clock.now()
    deeds: Mapping[str, Callable[[], object]] = {
        "still": lambda: services.say_still_coming(person=person, event=event, now=now),
        "accept": lambda: services.accept_offer(person=person, event=event, now=now),
        "decline": lambda: services.decline_offer(person=person, event=event, now=now),
        "cancel": lambda: services.cancel_registration(person=person, event=event, now=now),
    }
    deed = deeds.get("cancel" if "no" in request.POST else request.POST.get("do", ""))
    if deed is None:
        if not form.is_valid():
            return False
        mode, size = form.chosen_mode(), form.cleaned_data["party_size"]
        deed = partial(services.register, person=person, event=event, mode=mode, party_size=size, now=now)
    with refusals_told(request):
        deed()
        messages.success(request, _("Saved."))
    return True


def _after(request: VisitorRequest, registration: Registration) -> HttpResponse:
    """To her own page by its link; whoever has a login goes to the event, where she signs in."""
    if registration.state == RegistrationState.WAITING:
        messages.success(request, _("You are on the waiting list. We write to you when it is your turn."))
    else:
        messages.success(request, _("Done. We have written to you; keep that mail to change or cancel."))
    if registration.person.user_id:
        return redirect(registration.event.activity)
    return redirect(guests.manage_path(registration))


def _page(
    request: VisitorRequest, name: str, activity: Activity, more: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    context = {"activity": activity, "event": activity.event, **more}
    return render(request, f"events/{name}.html", context, status=status)
