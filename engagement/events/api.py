"""Events over the API: plan, change, register, cancel, see who comes and mark who came."""

from typing import Any

from django.http import Http404
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, paged, received
from engagement.activities.api import known_to, trunk_from
from engagement.activities.models import Activity
from engagement.events import doors, selectors, services
from engagement.events.plans import Hall
from engagement.events.serializers import (
    AttendanceSerializer,
    EventDraftInSerializer,
    EventInSerializer,
    EventSerializer,
    MyRegistrationSerializer,
    RegistrationInSerializer,
    RegistrationSerializer,
    TakesPartSerializer,
)
from engagement.participation.choices import Mode, Source


class Events(APIView):
    @describes("Plan an event", takes=EventDraftInSerializer, gives=EventSerializer, status=201)
    def post(self, request: ApiRequest) -> Response:
        sent = received(request, EventDraftInSerializer)
        event = services.draft_event(
            person=request.person,
            organisation=sent.pop("organisation"),
            trunk=trunk_from(sent),
            hall=Hall(**sent),
            now=clock.now(),
        )
        return _shown(request, event.activity, status=201)


class OneEvent(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("An event", gives=EventSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.event(request.person, code))

    @describes(
        "Write an event anew, the whole of it",
        takes=EventInSerializer,
        gives=EventSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        sent = received(request, EventInSerializer)
        event = services.change_event(
            person=request.person,
            event=activity.event,
            trunk=trunk_from(sent),
            hall=Hall(**sent),
            now=clock.now(),
        )
        return _shown(request, event.activity)


class MyRegistration(APIView):
    @describes("My registration for an event", gives=RegistrationSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        registration = selectors.registration_of(request.person, doors.event(request.person, code))
        if registration is None:
            raise Http404
        return Response(RegistrationSerializer(registration).data)

    @describes(
        "Register, or change how many come and how; said twice it is one",
        takes=RegistrationInSerializer,
        gives=RegistrationSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        sent = received(request, RegistrationInSerializer)
        registration = services.register(
            person=request.person,
            event=event,
            mode=Mode(sent["mode"]),
            party_size=sent["party_size"],
            source=Source.API,
            now=clock.now(),
        )
        return Response(RegistrationSerializer(registration).data)

    @describes("Cancel, and give the seats back", gives=RegistrationSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        registration = services.cancel_registration(person=request.person, event=event, now=clock.now())
        return Response(RegistrationSerializer(registration).data)


class MyRegistrations(generics.GenericAPIView):
    serializer_class = MyRegistrationSerializer

    @describes("The events I am registered for", gives=MyRegistrationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.upcoming_of(request.person), knows_place=True)


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
        attendance = services.mark_attendance(
            marked_by=request.person,
            event=activity.event,
            person=person,
            mode=selectors.mode_of(person),
            now=clock.now(),
        )
        return Response(AttendanceSerializer(attendance).data)

    @describes("Take back a mark that was a mistake", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = doors.run_by(request.person, code)
        person = doors.one_of(activity, person_code)
        services.unmark_attendance(
            marked_by=request.person, event=activity.event, person=person, now=clock.now()
        )
        return Response(status=204)


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    registration = selectors.registration_of(request.person, activity)
    context = known_to(request.person, activity, is_registered=registration is not None)
    return Response(EventSerializer(activity.event, context=context).data, status=status)
