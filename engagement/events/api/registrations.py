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
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.events.serializers.registrations import (
    MyRegistrationSerializer,
    RegistrationInSerializer,
    RegistrationSerializer,
)
from engagement.participation.choices import Mode, Source


class MyRegistration(APIView):
    @describes("My registration for an event", gives=RegistrationSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.event(request.person, code)
        registration = selectors.own_registration(request.person, activity)
        if registration is None or registration.state == RegistrationState.CANCELLED:
            raise Http404
        return _shown(registration)

    @describes(
        "Register or join the waiting list, or change how many come and how; said twice it is one",
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
        return _shown(registration)

    @describes(
        "Cancel; seats or place in the queue go to others",
        gives=RegistrationSerializer,
        refuses=[404, 409],
    )
    def delete(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        registration = services.cancel_registration(person=request.person, event=event, now=clock.now())
        return _shown(registration)


class MyOffer(APIView):
    @describes("Take the seats that are offered", gives=RegistrationSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        return _shown(services.accept_offer(person=request.person, event=event, now=clock.now()))

    @describes("Leave the offered seats to the next", gives=RegistrationSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        return _shown(services.decline_offer(person=request.person, event=event, now=clock.now()))


class MyRegistrations(generics.GenericAPIView):
    serializer_class = MyRegistrationSerializer

    @describes("The events I am registered for", gives=MyRegistrationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.upcoming_of(request.person), knows_place=True)


def _shown(registration: Registration) -> Response:
    is_waiting = registration.state == RegistrationState.WAITING
    hides_numbers = registration.event.activity.is_sensitive
    place = selectors.place_in_queue(registration) if is_waiting and not hides_numbers else None
    asks = registration.event.reconfirm_hours and registration.state == RegistrationState.CONFIRMED
    question = selectors.question_to(registration, registration.event.activity) if asks else None
    context = {"place": place, "question": question}
    return Response(RegistrationSerializer(registration, context=context).data)
