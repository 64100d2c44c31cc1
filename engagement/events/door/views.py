"""Pages of the door, for a phone: find and mark one, read a ticket, mark a group."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.choices import Look
from accounts.doors import signed_in
from accounts.models import Organisation, Person
from accounts.requests import PersonRequest
from accounts.services import log_looks
from core import clock
from core.refusals import refusals_told
from engagement.activities.models import Activity
from engagement.activities.policies import may_mark
from engagement.events import doors, selectors, services, tickets
from engagement.events.choices import KnownBy
from engagement.events.counters import HALL, ONLINE
from engagement.events.door.forms import DoorForm, MarkForm
from engagement.events.door.selectors import found_at_door, groups, row_of, row_of_ticket
from engagement.events.policies import has_open_doors


@require_safe
@signed_in
def event_door(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    text = request.GET.get("q", "").strip()[:60]
    holder = row_of_ticket(activity.event, tickets.code_in(text))
    found = [holder] if holder else found_at_door(activity.event, text)
    done = selectors.one_of(activity.event, request.GET["done"]) if "done" in request.GET else None
    context: dict[str, object] = {
        "text": text,
        "found": found,
        "known_by": KnownBy.CODE if holder else KnownBy.NAME,
        "done": done,
        "was_done": "again" in request.GET,
    }
    return _shown(request, activity, "events/door.html", [*found, *([done] if done else [])], context)


@require_safe
@signed_in
def ticket_scan(request: PersonRequest, token: str) -> HttpResponse:
    """Whoever marks at the door sees who stands there; the holder sees her ticket; nobody else anything."""
    registration = tickets.read_link(token, now=clock.now())
    if registration is None:
        return render(request, "events/ticket_refused.html", status=404)
    activity = registration.event.activity
    if may_mark(request.person, activity):
        one = row_of(registration.event, registration.person_id)
        found = [one] if one else []
        context = {"found": found, "known_by": KnownBy.SCAN}
        return _shown(request, activity, "events/door.html", found, {**context})
    if registration.person_id == request.person.pk:
        return redirect("events:event-ticket", code=activity.code)
    raise Http404


@require_POST
@signed_in
def door_mark(request: PersonRequest, code: str, person_code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    person, event, now = doors.one_of(activity, person_code), activity.event, clock.now()
    form = MarkForm(request.POST, activity=activity, event=event)
    form.is_valid()
    mode, people = form.chosen_mode(), form.cleaned_data.get("people")
    words = {"mode": mode.value}
    with refusals_told(request):
        if "undo" in request.POST:
            services.unmark_attendance(marked_by=request.person, event=event, person=person, now=now)
        elif "correct" in request.POST and people:
            services.correct_attendance(
                marked_by=request.person, event=event, person=person, mode=mode, people=people, now=now
            )
            words |= {"done": person_code}
        else:
            marked = services.mark_attendance(
                marked_by=request.person,
                event=event,
                person=person,
                mode=mode,
                known_by=form.known_how(),
                people=people,
                now=now,
            )
            words |= {"done": person_code} | ({} if marked.is_new else {"again": "1"})
    return back_to_door(code, words)


@require_safe
@signed_in
def door_groups(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    return _shown(request, activity, "events/door_groups.html", [], {"groups": groups(activity.event)})


@require_POST
@signed_in
def door_group(request: PersonRequest, code: str, group_code: str) -> HttpResponse:
    activity = doors.marked_by(request.person, code)
    organisation = Organisation.objects.filter(code=group_code).first()
    if organisation is None:
        raise Http404
    form = DoorForm(request.POST, activity=activity, event=activity.event)
    form.is_valid()
    with refusals_told(request):
        made = services.mark_group(
            marked_by=request.person,
            event=activity.event,
            organisation=organisation,
            mode=form.chosen_mode(),
            now=clock.now(),
        )
        done = ngettext(
            "%(count)d person is marked as come.", "%(count)d people are marked as come.", len(made)
        )
        messages.success(request, done % {"count": len(made)})
    return redirect("events:door-groups", code=code)


def back_to_door(code: str, words: dict[str, str]) -> HttpResponse:
    """The door again, ready for the next one."""
    return redirect(reverse("events:event-door", args=[code], query=words))


def _shown(
    request: PersonRequest, activity: Activity, template: str, seen: list[Person], context: dict[str, object]
) -> HttpResponse:
    """A page of the door with its numbers; whose name stands on it can see that."""
    now = clock.now()
    log_looks(viewer=request.person, people=[one.pk for one in seen], what=Look.EVENT_PEOPLE, now=now)
    numbers = {counter.name: counter.value for counter in activity.counters.all()}
    form = DoorForm(request.GET, activity=activity, event=activity.event)
    form.is_valid()
    context |= {
        "activity": activity,
        "came": selectors.came(activity.event),
        "expected": numbers[HALL] + numbers[ONLINE],
        "mode": form.chosen_mode(),
        "has_two_ways": form.has_two_ways,
        "has_open_doors": has_open_doors(activity, now),
    }
    return render(request, template, context)
