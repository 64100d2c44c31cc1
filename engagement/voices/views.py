"""The page where anybody types a receipt code and sees the state of what was given, and nothing else."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from core.codes import read_checked_code
from core.limits import TooManyTries, spend
from engagement.activities.errors import ActivityError
from engagement.voices import selectors
from engagement.voices.claiming import claim
from engagement.voices.forms import ReceiptForm
from engagement.voices.receipts import BY_CODE, BY_SOURCE


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def receipt_read(request: HttpRequest) -> HttpResponse:
    form = ReceiptForm(request.POST or None)
    if not form.is_valid():
        return render(request, "voices/receipt.html", {"form": form}, status=422 if form.errors else 200)
    typed, now = form.cleaned_data["code"], clock.now()
    code = read_checked_code(typed)
    try:
        _spend(request, code or typed, now)
    except TooManyTries as refused:
        form.add_error(None, str(refused))
        return render(request, "voices/receipt.html", {"form": form}, status=429)
    contribution = selectors.by_receipt(code) if code else None
    context = {"form": form, "contribution": contribution, "asked": True, "mistyped": code is None}
    return render(request, "voices/receipt.html", context)


@require_POST
@signed_in
def receipt_claim(request: PersonRequest) -> HttpResponse:
    """What was given without an account becomes hers."""
    form, now = ReceiptForm(request.POST), clock.now()
    typed = form.cleaned_data["code"] if form.is_valid() else ""
    code = read_checked_code(typed)
    try:
        _spend(request, code or typed, now)
        claim(person=request.person, code=code or "", now=now)
    except (TooManyTries, ActivityError) as refused:
        messages.error(request, str(refused))
        return redirect("voices:receipt-read")
    messages.success(request, _("It is yours now: you find it here, and are told what becomes of it."))
    return redirect("accounts:me")


def _spend(request: HttpRequest, code: str, now: datetime) -> None:
    # The source first: who guesses from one place must not leave a row for each guess.
    spend(BY_SOURCE, key=get_adapter().get_client_ip(request), now=now)
    spend(BY_CODE, key=code, now=now)
