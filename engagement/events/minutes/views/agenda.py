"""Pages on which the agenda is written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.events.minutes import doors, selectors, services
from engagement.events.minutes.forms import AgendaForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agenda_write(request: PersonRequest, code: str) -> HttpResponse:
    activity = doors.planned_by(request.person, code)
    form = AgendaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.put_on_agenda(person=request.person, event=activity.event, item=form.item(), now=clock.now())
        messages.success(request, _("It is on the agenda."))
        return redirect("events:agenda-write", code=code)
    context = {"activity": activity, "agenda": selectors.agenda_of(activity), "form": form}
    return render(request, "events/agenda_form.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def agenda_change(request: PersonRequest, code: str, item_code: str) -> HttpResponse:
    activity = doors.planned_by(request.person, code)
    item = doors.item_of(activity, item_code)
    deed = services.move_up if "up" in request.POST else services.take_off_agenda
    deed(person=request.person, event=activity.event, item=item, now=clock.now())
    return redirect("events:agenda-write", code=code)
