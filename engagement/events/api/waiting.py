"""Who waits for a seat or for the organiser's word, over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.events import doors, selectors, services
from engagement.events.serializers.registrations import DeclineInSerializer, UnsettledSerializer


class Unsettled(generics.GenericAPIView):
    serializer_class = UnsettledSerializer

    @describes(
        "Who waits for a decision, is offered a seat or waits for one; every look is logged",
        gives=UnsettledSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        page = page_of(self, selectors.unsettled_in(activity.event))
        people = [registration.person_id for registration in page]
        log_looks(viewer=request.person, people=people, what=Look.EVENT_PEOPLE, now=clock.now())
        return given(self, page)


class RegistrationApproval(APIView):
    @describes("Let somebody come who asked to", gives=UnsettledSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, registration_code: str) -> Response:
        activity = doors.run_by(request.person, code)
        registration = services.approve_registration(
            decided_by=request.person,
            registration=doors.registration_in(activity, registration_code),
            now=clock.now(),
        )
        return Response(UnsettledSerializer(registration).data)


class RegistrationDeclining(APIView):
    @describes(
        "Say that somebody may not come, and why",
        takes=DeclineInSerializer,
        gives=UnsettledSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, registration_code: str) -> Response:
        activity = doors.run_by(request.person, code)
        registration = doors.registration_in(activity, registration_code)
        reason = received(request, DeclineInSerializer)["reason"]
        registration = services.decline_registration(
            decided_by=request.person, registration=registration, reason=reason, now=clock.now()
        )
        return Response(UnsettledSerializer(registration).data)
