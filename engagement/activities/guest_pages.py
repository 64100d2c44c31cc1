"""The page on which a visitor asks for the link by which she takes part without an account."""

from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.shortcuts import render

from accounts.requests import VisitorRequest
from core import clock
from core.limits import TooManyTries
from engagement.activities.forms import GuestForm
from engagement.activities.guest_links import GuestLink
from engagement.activities.models import Activity


def ask_for_link(
    request: VisitorRequest, activity: Activity, link: GuestLink, *, folder: str
) -> HttpResponse:
    """Always the same answer, whoever's address it is; `folder` holds guest_ask.html and guest_sent.html."""
    form = GuestForm(request.POST or None)
    context = {"activity": activity, "form": form}
    if not form.is_valid():
        return render(request, f"{folder}/guest_ask.html", context, status=422 if form.errors else 200)
    email, source = form.cleaned_data["email"], get_adapter().get_client_ip(request)
    try:
        link.ask(activity, email, source=source, now=clock.now())
    except TooManyTries as refused:
        form.add_error(None, str(refused))
        return render(request, f"{folder}/guest_ask.html", context, status=429)
    return render(request, f"{folder}/guest_sent.html", {"activity": activity, "email": email})
