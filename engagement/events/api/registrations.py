"""Registrations over the API."""

from django.http import Http404
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.events import doors, selectors, services
from engagement.events.serializers.registrations import (
    MyRegistrationSerializer,
    RegistrationInSerializer,
    RegistrationSerializer,
)
from engagement.participation.choices import Mode, Source


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
