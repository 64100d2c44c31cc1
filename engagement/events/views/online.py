"""The way to an online meeting."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.requests import VisitorRequest
from engagement.activities.choices import PUBLIC_STATES
from engagement.events import online


@require_safe
@never_cache
def event_online(request: VisitorRequest, token: str) -> HttpResponse:
    """To the meeting, by the link as it is now; to the event's page when there is nothing to go to."""
    registration = online.read(token)
    if registration is None:
        raise Http404
    event = registration.event
    leads_there = online.is_told(registration) and event.activity.state in PUBLIC_STATES
    return redirect(event.online_link if leads_there and event.online_link else event.activity)
