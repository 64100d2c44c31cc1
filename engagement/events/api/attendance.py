"""Who registered, who came, who spoke, and how many, over the API."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpResponse
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.events import doors, selectors, services
from engagement.events.choices import KnownBy
from engagement.events.models import HeadCount
from engagement.events.papers import sheet_paper
from engagement.events.serializers.attendance import (
    AttendanceChangeSerializer,
    AttendanceInSerializer,
    AttendanceSerializer,
    HeadCountSerializer,
    NumbersSerializer,
    TakesPartSerializer,
)
from engagement.participation.choices import Mode

PDF = "application/pdf"


class People(generics.GenericAPIView):
    serializer_class = TakesPartSerializer

    @describes(
        "Who registered or came; every look is logged", gives=TakesPartSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        page = page_of(self, selectors.people(activity.event))
        log(request, page, Look.EVENT_PEOPLE)
        return given(self, page)


class Absent(generics.GenericAPIView):
    serializer_class = TakesPartSerializer

    @describes(
        "Who registered and was not seen; nobody before the end",
        gives=TakesPartSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        is_over = activity.ends_at <= clock.now()
        page = page_of(self, selectors.absent(activity.event) if is_over else Person.objects.none())
        log(request, page, Look.EVENT_PEOPLE)
        return given(self, page)


class AttendanceMark(APIView):
    @describes(
        "Mark that somebody came; marked before, the first mark stands and is given back",
        takes=AttendanceInSerializer,
        gives=AttendanceSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.marked_by(request.person, code)
        sent, person = received(request, AttendanceInSerializer), doors.one_of(activity, person_code)
        marked = services.mark_attendance(
            marked_by=request.person,
            event=activity.event,
            person=person,
            mode=Mode(sent["mode"]) if "mode" in sent else selectors.mode_of(person),
            known_by=KnownBy(sent.get("known_by", KnownBy.MARKED)),
            people=sent.get("people"),
            came_at=sent.get("came_at"),
            now=clock.now(),
        )
        return Response(AttendanceSerializer(marked.attendance).data)

    @describes(
        "Set right how somebody came",
        takes=AttendanceChangeSerializer,
        gives=AttendanceSerializer,
        refuses=[404, 409],
    )
    def patch(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.marked_by(request.person, code)
        sent, person = received(request, AttendanceChangeSerializer), doors.one_of(activity, person_code)
        attendance = services.correct_attendance(
            marked_by=request.person,
            event=activity.event,
            person=person,
            mode=Mode(sent["mode"]),
            people=sent["people"],
            now=clock.now(),
        )
        return Response(AttendanceSerializer(attendance).data)

    @describes("Take back a mark that was a mistake", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.marked_by(request.person, code)
        person = doors.one_of(activity, person_code)
        services.unmark_attendance(
            marked_by=request.person, event=activity.event, person=person, now=clock.now()
        )
        return Response(status=204)


class Speaking(APIView):
    @describes("Note that somebody who came spoke", gives=AttendanceSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, person_code: str) -> Response:
        return self._note(request, code, person_code, has_spoken=True)

    @describes("She did not speak after all", gives=AttendanceSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, person_code: str) -> Response:
        return self._note(request, code, person_code, has_spoken=False)

    def _note(self, request: ApiRequest, code: str, person_code: str, *, has_spoken: bool) -> Response:
        activity = doors.marked_by(request.person, code)
        attendance = services.note_speaker(
            noted_by=request.person,
            event=activity.event,
            person=doors.one_of(activity, person_code),
            has_spoken=has_spoken,
            now=clock.now(),
        )
        return Response(AttendanceSerializer(attendance).data)


class Numbers(APIView):
    @describes("Who came, in numbers", gives=NumbersSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        numbers = {"registered": selectors.registered(event), "came": _told(selectors.came(event))}
        return Response(NumbersSerializer(numbers).data)


class HeadCounts(generics.GenericAPIView):
    serializer_class = HeadCountSerializer

    @describes("Head counts, the latest first", gives=HeadCountSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        return given(self, page_of(self, selectors.head_counts(event)))

    @describes(
        "Write down how many are seen now",
        takes=HeadCountSerializer,
        gives=HeadCountSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        sent = received(request, HeadCountSerializer)
        count = services.count_heads(
            counted_by=request.person,
            event=event,
            mode=Mode(sent["mode"]),
            people=sent["people"],
            note=sent["note"],
            now=clock.now(),
        )
        return Response(HeadCountSerializer(count).data, status=201)


class OneHeadCount(APIView):
    @describes("Take a head count back", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, count_code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        count = HeadCount.objects.filter(event=event, code=count_code).first()
        if count is None:
            raise Http404
        services.take_head_count_back(person=request.person, count=count, now=clock.now())
        return Response(status=204)


class AttendanceSheet(APIView):
    @describes("The attendance sheet to print", gives_files=[PDF], refuses=[404])
    def get(self, request: ApiRequest, code: str) -> HttpResponse:
        activity = doors.run_by(request.person, code)
        people = selectors.on_sheet(activity.event)
        log(request, people, Look.EXPORT)
        return HttpResponse(sheet_paper(activity=activity, people=people), content_type=PDF)


def log(request: ApiRequest, people: Sequence[Person], what: Look) -> None:
    """Whose name was given out can see that."""
    log_looks(viewer=request.person, people=[person.pk for person in people], what=what, now=clock.now())


def _told(came: selectors.Came) -> dict[str, Any]:
    """Sources by their codes. Any: a row of the answer."""
    return vars(came) | {"by_source": [{"known_by": way, "persons": persons} for way, persons in came.by_way]}
