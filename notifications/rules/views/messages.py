"""Why did she (not) get it: every message about an event, for those who run it."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from engagement.events import doors
from notifications.rules import selectors
from notifications.rules.forms import MessagesForm
from notifications.rules.lines import sent_line
from notifications.rules.wanted import Show

PER_PAGE = 50


@require_safe
@signed_in
def message_list(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.run_by(request.person, code)
    form = MessagesForm(request.GET)
    found = selectors.messages_of(activity, form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    people = list(dict.fromkeys(message.person_id for message in page if message.person_id))
    log_looks(viewer=request.person, people=people, what=Look.EVENT_MESSAGES, now=clock.now())
    numbers = selectors.counts(activity)
    context = {
        "activity": activity,
        "hold": selectors.hold_of(activity),
        "form": form,
        "page": page,
        "lines": [sent_line(message) for message in page],
        "counts": [(show.value, show.label, numbers[show]) for show in Show],
    }
    return render(request, "rules/message_list.html", context)
