"""Events over the API: plan, change, register, cancel, see who comes and mark who came."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.choices import Look
from accounts.models import Person
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, paged, received
from engagement.activities import policies
from engagement.activities.api import for_change, trunk_from, works_on
from engagement.activities.choices import Kind
from engagement.activities.models import Activity
from engagement.activities.views import visible
from engagement.events import selectors, services
from engagement.events.serializers import (
    AttendanceSerializer,
    EventDraftInSerializer,
    EventInSerializer,
    EventSerializer,
    MyRegistrationSerializer,
    RegisteredSerializer,
    RegistrationInSerializer,
    RegistrationSerializer,
)
from engagement.events.services import Hall
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
        return _shown(request, _event(request, code))

    @describes(
        "Write an event anew, the whole of it",
        takes=EventInSerializer,
        gives=EventSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = for_change(request, _event(request, code))
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
        registration = selectors.registration_of(request.person, _event(request, code))
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
        event = _event(request, code).event
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
        event = _event(request, code).event
        registration = services.cancel_registration(person=request.person, event=event, now=clock.now())
        return Response(RegistrationSerializer(registration).data)


class MyRegistrations(generics.GenericAPIView):
    serializer_class = MyRegistrationSerializer

    @describes("The events I am registered for", gives=MyRegistrationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.upcoming_of(request.person))


class People(generics.GenericAPIView):
    serializer_class = RegisteredSerializer

    @describes(
        "Who comes to an event; every look is logged", gives=RegisteredSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = _run_by(request, code)
        page = page_of(self, selectors.registrations(activity.event))
        log_looks(
            viewer=request.person,
            people=[registration.person_id for registration in page],
            what=Look.EVENT_PEOPLE,
            now=clock.now(),
        )
        return given(self, page)


class AttendanceMark(APIView):
    @describes("Mark that somebody came", gives=AttendanceSerializer, refuses=[404])
    def put(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = _run_by(request, code)
        person = _registered(activity, person_code)
        attendance = services.mark_attendance(
            marked_by=request.person,
            event=activity.event,
            person=person,
            mode=Mode(person.registrations.get(event=activity.event).mode),
            now=clock.now(),
        )
        return Response(AttendanceSerializer(attendance).data)

    @describes("Take back a mark that was a mistake", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, person_code: str) -> Response:
        activity = _run_by(request, code)
        person = _registered(activity, person_code)
        services.unmark_attendance(
            marked_by=request.person, event=activity.event, person=person, now=clock.now()
        )
        return Response(status=204)


def _event(request: ApiVisitorRequest, code: str) -> Activity:
    activity = visible(request._request, code)
    if activity.kind != Kind.EVENT:
        raise Http404
    return activity


def _run_by(request: ApiRequest, code: str) -> Activity:
    activity = _event(request, code)
    if not policies.may_run(request.person, activity):
        raise Http404
    return activity


def _registered(activity: Activity, person_code: str) -> Person:
    return get_object_or_404(Person, code=person_code, registrations__event=activity.event)


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    context = {
        "works_on_it": works_on(request.person, activity),
        "registration": selectors.registration_of(request.person, activity),
    }
    return Response(EventSerializer(activity.event, context=context).data, status=status)
