"""Handing a place on: the giver's page, and the page of whoever takes it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.doors import signed_in
from accounts.models import Person
from accounts.requests import PersonRequest, VisitorRequest
from core import clock
from core.limits import TooManyTries
from engagement.activities.errors import ActivityError
from engagement.events import doors, guests, selectors, services, transfers
from engagement.events.forms import TakerForm, TransferForm
from engagement.events.models import Event, Registration, Transfer
from engagement.events.policies import may_transfer
from engagement.events.standing_words import party_words


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def event_transfer(request: PersonRequest, code: str) -> HttpResponse:
    """Offer one's place to somebody else, or keep it after all (`keep` in the form)."""
    activity, now = doors.event(request.person, code), clock.now()
    registration = doors.own(request.person, activity)
    is_sent = request.method == "POST" and "keep" not in request.POST
    form = TransferForm(request.POST if is_sent else None)
    if request.method == "POST" and hand_on(request, request.person, registration.event, form):
        return redirect("events:event-transfer", code=code)
    context = {
        "activity": activity,
        "registration": registration,
        "can_transfer": may_transfer(registration, activity, registration.event, now),
        "transfer": selectors.open_transfer(registration, now=now),
        "transfer_form": form,
    }
    return render(request, "events/event_transfer.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def transfer_answer(request: VisitorRequest, token: str) -> HttpResponse:
    """Take the place, signed in or without an account, or decline it (`decline` in the form)."""
    found = transfers.read_link(token)
    if found is None:
        return render(request, "events/guest_refused.html", status=404)
    transfer, email = found
    form = TakerForm(request.POST if "take" in request.POST and not request.person else None)
    try:
        if "decline" in request.POST:
            services.decline_transfer(transfer=transfer, now=clock.now())
            messages.success(request, _("Thank you for saying so. The other person keeps the place."))
            return redirect("activities:activity-list")
        if "take" in request.POST and (request.person or form.is_valid()):
            return _after(request, _take(request.person, transfer, email, form))
    except ActivityError as refused:
        messages.error(request, str(refused))
        return redirect("events:transfer-answer", token=token)
    return _answer_page(request, transfer, {"form": form, "email": email})


def hand_on(request: VisitorRequest, person: Person, event: Event, form: TransferForm) -> bool:
    """Whether the place was offered or kept, or that refused in words; else the form says what is wrong with it."""
    now = clock.now()
    try:
        if "keep" in request.POST:
            services.withdraw_transfer(person=person, event=event, now=now)
            messages.success(request, _("You keep your place. The link we sent does not work any more."))
            return True
        if not form.is_valid():
            return False
        email = form.cleaned_data["email"].lower()
        transfers.spend_for(person, email, now=now)
        services.offer_transfer(person=person, event=event, email=email, now=now)
        messages.success(request, _("Sent. The place stays yours until the other person has taken it."))
    except (ActivityError, TooManyTries) as refused:
        messages.error(request, str(refused))
    return True


def _take(person: Person | None, transfer: Transfer, email: str, form: TakerForm) -> Registration:
    if person:
        return services.accept_transfer(transfer=transfer, taker=person, now=clock.now())
    return services.accept_transfer_by_mail(
        transfer=transfer,
        email=email,
        called=form.cleaned_data["called"],
        language=get_language() or "en",
        now=clock.now(),
    )


def _after(request: VisitorRequest, registration: Registration) -> HttpResponse:
    messages.success(
        request, _("The place is yours. We have written to you; keep that mail to change or cancel.")
    )
    if registration.person.user_id:
        return redirect(registration.event.activity)
    return redirect(guests.manage_path(registration))


def _answer_page(request: VisitorRequest, transfer: Transfer, more: Mapping[str, object]) -> HttpResponse:
    registration, now = transfer.registration, clock.now()
    event, activity = registration.event, registration.event.activity
    stands = may_transfer(registration, activity, event, now)
    is_open = stands and selectors.open_transfer(registration, now=now) == transfer
    context = {
        "activity": activity,
        "transfer": transfer if is_open else None,
        "giver": registration.person,
        "party": party_words(registration),
        **more,
    }
    form = more["form"]
    has_errors = isinstance(form, TakerForm) and bool(form.errors)
    return render(request, "events/transfer_answer.html", context, status=422 if has_errors else 200)
