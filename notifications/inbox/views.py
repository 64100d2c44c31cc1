"""The inbox page and the stop page. A GET of a mail's link only shows a button; the POST acts."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accounts.doors import signed_in
from accounts.purposes import CLOSINGS, INVITATIONS, NEW_ACTIVITIES, OPENINGS, UPDATES
from accounts.requests import PersonRequest
from accounts.selectors import consent_in_force
from core import clock
from core.tokens import TokenRefused
from notifications.engine.choices import OPEN
from notifications.engine.stops import Stop, answer, read_stop
from notifications.inbox import selectors
from notifications.inbox.lines import coming_rows, story, told_line
from notifications.inbox.services import mark_seen

PER_PAGE = 20
COMING = 20
OF_FOLLOWING = {purpose.name: purpose.text for purpose in (UPDATES, NEW_ACTIVITIES, OPENINGS, CLOSINGS)}


@require_safe
@never_cache
@signed_in
def message_list(request: PersonRequest) -> HttpResponse:
    """What I was told, and what I will be told and when."""
    page = Paginator(selectors.told(request.person), PER_PAGE).get_page(request.GET.get("page"))
    messages = list(page.object_list)
    context = {
        "page": page,
        "lines": [told_line(message) for message in messages],
        "coming": coming_rows(selectors.coming(request.person)[:COMING]),
    }
    response = render(request, "inbox/message_list.html", context)
    mark_seen(messages, now=clock.now())
    return response


@require_safe
@never_cache
@signed_in
def message_page(request: PersonRequest, code: str) -> HttpResponse:
    """One message of mine: when it was meant, why it did (not) go out, and what was tried."""
    message = selectors.one_of(request.person, code)
    if message is None:
        raise Http404
    context = {"story": story(message, is_held=selectors.is_held(message))}
    response = render(request, "inbox/message_page.html", context)
    if message.state not in OPEN:
        mark_seen([message], now=clock.now())
    return response


@csrf_exempt  # A mail program posts here without a cookie (RFC 8058); the signed token is the right to do so.
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop, or start again, the messages that the token names."""
    try:
        asked = read_stop(token)
    except TokenRefused:
        return render(request, "inbox/stop_refused.html", status=404)
    if request.method == "POST":
        wanted = request.POST.get("answer") == "start"
        answer(asked, wanted=wanted, language=get_language() or "en", now=clock.now())
    context = {
        "is_stopped": _is_stopped(asked),
        "done": request.method == "POST",
        "of_invitations": asked.purpose == INVITATIONS.name,
        "of_following": OF_FOLLOWING.get(asked.purpose, ""),
    }
    return render(request, "inbox/stop.html", context)


def _is_stopped(asked: Stop) -> bool:
    consent = consent_in_force(asked.person.pk, purpose=asked.purpose, channel=asked.channel)
    return consent is not None and not consent.given
