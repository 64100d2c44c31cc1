"""Certificates: offered by who runs the event, taken home by who came, checked by anybody."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.codes import read_checked_code
from core.limits import TooManyTries, spend
from core.refusals import refusals_on
from engagement.activities.errors import ActivityError
from engagement.events import doors, selectors, services
from engagement.events.certificates import BY_CODE, BY_SOURCE
from engagement.events.forms import CertificateForm, CertificateOfferForm
from engagement.events.papers import certificate_paper

PDF = "application/pdf"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def event_certificates(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    offer = selectors.certificate_offer(activity.event)
    initial = {"is_offered": True, "text": offer.text, "hours": offer.hours} if offer else {}
    # An unticked box says nothing at all: an empty form is an answer too.
    form = CertificateOfferForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with refusals_on(form):
            services.offer_certificates(
                person=request.person, event=activity.event, **form.cleaned_data, now=clock.now()
            )
            messages.success(request, _("Saved."))
            return redirect("events:event-certificates", code=code)
    status = 422 if form.errors else 200
    return render(
        request, "events/event_certificates.html", {"activity": activity, "form": form}, status=status
    )


@require_safe
@signed_in
def event_certificate(request: PersonRequest, code: str) -> HttpResponse:
    """The certificate as a PDF; the same each time."""
    activity = doors.event(request.person, code)
    try:
        issued = services.issue_certificate(person=request.person, event=activity.event, now=clock.now())
    except ActivityError as refused:
        messages.error(request, str(refused))
        return redirect(activity)
    return pdf(certificate_paper(**issued._asdict()), f"certificate-{activity.code}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def certificate_read(request: HttpRequest) -> HttpResponse:
    """Anybody types a code and sees the state of the certificate."""
    form = CertificateForm(request.POST or None)
    if not form.is_valid():
        return render(request, "events/certificate.html", {"form": form}, status=422 if form.errors else 200)
    typed, now = form.cleaned_data["code"], clock.now()
    code = read_checked_code(typed)
    try:
        _spend(request, code or typed, now)
    except TooManyTries as refused:
        form.add_error(None, str(refused))
        return render(request, "events/certificate.html", {"form": form}, status=429)
    state = selectors.certificate_state(code, name=form.cleaned_data["name"]) if code else None
    context = {"form": form, "state": state, "asked": True, "mistyped": code is None}
    return render(request, "events/certificate.html", context)


def pdf(content: bytes, name: str) -> HttpResponse:
    """A paper to keep; nobody else's phone keeps a copy."""
    response = HttpResponse(content, content_type=PDF)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _spend(request: HttpRequest, code: str, now: datetime) -> None:
    # The source first: who guesses from one place must not leave a row for each guess.
    spend(BY_SOURCE, key=get_adapter().get_client_ip(request), now=now)
    spend(BY_CODE, key=code, now=now)
