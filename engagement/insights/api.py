"""The desk over the API: what goes on in one's scope, who takes part, both as files. Names given out are logged."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, cast

from django.http import Http404, StreamingHttpResponse
from rest_framework import generics
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, given, page_of, paged
from engagement.activities.doors import run_by
from engagement.activities.serializers import ActivitySerializer
from engagement.insights import export, selectors
from engagement.insights.export import TYPES, WRITERS
from engagement.insights.lines import activity_lines, deed_line
from engagement.insights.serializers import (
    ActivitiesFiltersSerializer,
    DeedSerializer,
    DeskActivitySerializer,
    PeopleFiltersSerializer,
    SummarySerializer,
)
from engagement.insights.services import note_export
from engagement.insights.wanted import WantedActivities, WantedDeeds


class AtTheDesk(IsAuthenticated):
    """Coordinators and administrators; for everyone else the desk is not there."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not super().has_permission(request, view):
            return False
        if not cast(ApiRequest, request).person.powers.is_staff:
            raise Http404
        return True


class Summary(APIView):
    permission_classes = (AtTheDesk,)

    @describes("The last 90 days in my scope, and what waits for me", gives=SummarySerializer, refuses=[404])
    def get(self, request: ApiRequest) -> Response:
        numbers = selectors.lately(request.person, now=clock.now())
        waiting = {
            "reviews": selectors.reviews(request.person).count(),
            "groups": selectors.groups_to_verify(request.person).count(),
        }
        return Response(SummarySerializer(numbers | waiting).data)


class DeskActivities(generics.GenericAPIView):
    permission_classes = (AtTheDesk,)
    serializer_class = DeskActivitySerializer

    @describes(
        "The activities of my scope with their numbers",
        asks=[ActivitiesFiltersSerializer],
        gives=DeskActivitySerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        page = page_of(self, selectors.activities(request.person, _activities(request)))
        return given(self, activity_lines(page, selectors.people_by_verb(page)), knows_place=True)


class Reviews(generics.GenericAPIView):
    permission_classes = (AtTheDesk,)
    serializer_class = ActivitySerializer

    @describes("First publications that wait for me", gives=ActivitySerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.reviews(request.person), knows_place=True)


class DeskPeople(generics.GenericAPIView):
    permission_classes = (AtTheDesk,)
    serializer_class = DeedSerializer

    @describes(
        "Who did what in my scope; every look is logged",
        asks=[PeopleFiltersSerializer],
        gives=DeedSerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        lines = [deed_line(deed) for deed in page_of(self, selectors.deeds(request.person, _deeds(request)))]
        people = list(dict.fromkeys(line.person.pk for line in lines))
        log_looks(viewer=request.person, people=people, what=Look.DESK_PEOPLE, now=clock.now())
        return given(self, lines)


class SheetView(APIView):
    """Answers with a file, whatever the client says it accepts; refusals come as JSON."""

    sheet: ClassVar[str] = "csv"

    def perform_content_negotiation(
        self, request: Request, force: bool = False
    ) -> Any:  # Any: as DRF declares it
        return super().perform_content_negotiation(request, force=True)


class ActivitiesFile(SheetView):
    permission_classes = (AtTheDesk,)

    @describes(
        "The same as a file", asks=[ActivitiesFiltersSerializer], gives_files=TYPES.values(), refuses=[404]
    )
    def get(self, request: ApiRequest) -> StreamingHttpResponse:
        found = selectors.activities(request.person, _activities(request))
        return _file("activities", self.sheet, export.activities_headings(), export.activities_rows(found))


class PeopleFile(SheetView):
    permission_classes = (AtTheDesk,)

    @describes(
        "The same as a file", asks=[PeopleFiltersSerializer], gives_files=TYPES.values(), refuses=[404]
    )
    def get(self, request: ApiRequest) -> StreamingHttpResponse:
        wanted, now = _deeds(request), clock.now()
        note_export(person=request.person, wanted=wanted, now=now)
        rows = export.people_rows(selectors.deeds(request.person, wanted), viewer=request.person, now=now)
        return _file("people", self.sheet, export.people_headings(), rows)


class ActivityPeopleFile(SheetView):
    @describes(
        "Who took part in an activity, as a file, for those who run it",
        gives_files=TYPES.values(),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> StreamingHttpResponse:
        activity = run_by(request.person, code)
        now = clock.now()
        note_export(person=request.person, wanted=WantedDeeds(activity=activity), now=now)
        rows = export.people_rows(selectors.deeds_of(activity), viewer=request.person, now=now)
        return _file(f"people-{activity.code}", self.sheet, export.people_headings(), rows)


def _activities(request: ApiRequest) -> WantedActivities:
    filters = asked(request, ActivitiesFiltersSerializer)
    return WantedActivities(words=filters.pop("q", ""), **filters)


def _deeds(request: ApiRequest) -> WantedDeeds:
    filters = asked(request, PeopleFiltersSerializer)
    code = filters.pop("activity", "")
    activity = selectors.activity_in_scope(request.person, code) if code else None
    if code and activity is None:
        raise Http404
    return WantedDeeds(words=filters.pop("q", ""), activity=activity, **filters)


def _file(
    name: str, sheet: str, headings: Sequence[str], rows: Iterable[Sequence[object]]
) -> StreamingHttpResponse:
    response = StreamingHttpResponse(WRITERS[sheet](headings, rows), content_type=TYPES[sheet])
    response["Content-Disposition"] = f'attachment; filename="balai-{name}.{sheet}"'
    return response
