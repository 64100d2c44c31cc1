"""The desk's lists as files, with the filters of the page; and for organisers the people of their own activity."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from accounts.doors import signed_in
from accounts.requests import PersonRequest
from core import clock
from engagement.activities.doors import run_by
from engagement.insights import export, selectors
from engagement.insights.doors import desk
from engagement.insights.export import TYPES, WRITERS
from engagement.insights.forms import ActivitiesForm, PeopleForm
from engagement.insights.services import note_export
from engagement.insights.views import wanted_activity, zone_for
from engagement.insights.wanted import WantedDeeds


@require_GET
@desk
def desk_activities_file(request: PersonRequest, sheet: str) -> HttpResponseBase:
    form = ActivitiesForm(request.GET)
    if not form.is_valid():
        return _back_to("insights:desk-activities", request)
    found = selectors.activities(request.person, form.wanted(zone_for(request, form)))
    return _file("activities", sheet, export.activities_headings(), export.activities_rows(found))


@require_GET
@desk
def desk_people_file(request: PersonRequest, sheet: str) -> HttpResponseBase:
    form = PeopleForm(request.GET)
    if not form.is_valid():
        return _back_to("insights:desk-people", request)
    wanted = form.wanted(zone_for(request, form), wanted_activity(request, form))
    now = clock.now()
    note_export(person=request.person, wanted=wanted, now=now)
    rows = export.people_rows(selectors.deeds(request.person, wanted), viewer=request.person, now=now)
    return _file("people", sheet, export.people_headings(), rows)


@require_GET
@signed_in
def activity_people_file(request: PersonRequest, code: str, sheet: str) -> HttpResponseBase:
    activity = run_by(request.person, code)
    now = clock.now()
    note_export(person=request.person, wanted=WantedDeeds(activity=activity), now=now)
    rows = export.people_rows(selectors.deeds_of(activity), viewer=request.person, now=now)
    return _file(f"people-{activity.code}", sheet, export.people_headings(), rows)


def _back_to(name: str, request: PersonRequest) -> HttpResponse:
    """To the page, which says what it did not understand: a file of everything is not what was asked for."""
    response = redirect(name)
    response["Location"] += f"?{request.GET.urlencode()}"
    return response


def _file(
    name: str, sheet: str, headings: list[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(WRITERS[sheet](headings, rows), content_type=TYPES[sheet])
    response["Content-Disposition"] = f'attachment; filename="balai-{name}.{sheet}"'
    return response
