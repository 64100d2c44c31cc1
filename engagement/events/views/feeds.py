"""Calendars that phones read by themselves: the files, and the page on which one subscribes."""

import hashlib
import re
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import signed_in
from accounts.requests import PersonRequest, VisitorRequest
from accounts.selectors import verified_group
from core import clock
from core.limits import Allowance, TooManyTries, spend
from engagement.events import selectors, services
from engagement.events.feeds import personal_feed, public_feed
from engagement.events.forms import SubscribeForm
from engagement.events.subscriptions import subscriptions
from places.selectors import by_code

OFTEN = Allowance("calendar", times=120, per=timedelta(hours=1))
"""Several phones of one person, each every few minutes."""
_STAMP = re.compile(rb"^DTSTAMP:.*\r\n", re.MULTILINE)


@require_safe
def calendar_feed(request: VisitorRequest, token: str) -> HttpResponse:
    now, reader = clock.now(), selectors.feed_reader(token)
    if reader is None:
        raise Http404
    try:
        spend(OFTEN, key=reader.person.code, now=now)
    except TooManyTries as refused:
        wait = round((refused.again_at - now).total_seconds())
        return HttpResponse(
            str(refused), status=429, content_type="text/plain", headers={"Retry-After": wait}
        )
    response = _file(request, personal_feed(reader, now=now))
    # Revoked, it must lead nowhere on the way either.
    patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
def calendar_all(request: VisitorRequest) -> HttpResponse:
    return _file(request, public_feed(now=clock.now()))


@require_safe
def calendar_of_group(request: VisitorRequest, code: str) -> HttpResponse:
    group = verified_group(code)
    if group is None:
        raise Http404
    return _file(request, public_feed(organisation=group, now=clock.now()))


@require_safe
def calendar_of_place(request: VisitorRequest, code: str) -> HttpResponse:
    place = by_code(code)
    if place is None:
        raise Http404
    return _file(request, public_feed(place=place, now=clock.now()))


@require_safe
def calendar_subscribe(request: VisitorRequest) -> HttpResponse:
    form = SubscribeForm(request.GET)
    feed = selectors.feed_of(request.person) if request.person else None
    context = {"form": form, "feed": feed, **subscriptions(feed, form.chosen_place())}
    return render(request, "events/calendar_subscribe.html", context)


@require_POST
@signed_in
def calendar_open(request: PersonRequest) -> HttpResponse:
    services.open_feed(person=request.person, now=clock.now())
    messages.success(request, _("Here is the address. Any address you had before leads nowhere now."))
    return redirect("events:calendar-subscribe")


@require_POST
@signed_in
def calendar_close(request: PersonRequest) -> HttpResponse:
    services.close_feed(person=request.person)
    messages.success(request, _("Closed. The address you had leads nowhere now."))
    return redirect("events:calendar-subscribe")


def _file(request: VisitorRequest, calendar: bytes) -> HttpResponse:
    """The calendar, or that it is as the program has it already: the moment of reading is no change."""
    etag = f'"{hashlib.sha256(_STAMP.sub(b"", calendar)).hexdigest()[:32]}"'
    response = HttpResponse(calendar, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    return get_conditional_response(request, etag=etag, response=response) or response
