"""Who registered and who came, over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of
from engagement.events import doors, selectors, services
from engagement.events.serializers.attendance import (
    AttendanceSerializer,
    TakesPartSerializer,
)


class People(generics.GenericAPIView):
    serializer_class = TakesPartSerializer

    @describes(
        "Who registered or came; every look is logged", gives=TakesPartSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        page = page_of(self, selectors.people(activity.event))
        log_looks(
            viewer=request.person,
            people=[person.pk for person in page],
            what=Look.EVENT_PEOPLE,
            now=clock.now(),
        )
        return given(self, page)


class AttendanceMark(APIView):
    @describes("Mark that somebody came", gives=AttendanceSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.run_by(request.person, code)
        person = doors.one_of(activity, person_code)
        marked = services.mark_attendance(
            marked_by=request.person,
            event=activity.event,
            person=person,
            mode=selectors.mode_of(person),
            now=clock.now(),
        )
        return Response(AttendanceSerializer(marked.attendance).data)

    @describes("Take back a mark that was a mistake", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.run_by(request.person, code)
        person = doors.one_of(activity, person_code)
        services.unmark_attendance(
            marked_by=request.person, event=activity.event, person=person, now=clock.now()
        )
        return Response(status=204)
