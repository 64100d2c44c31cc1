"""Registering without an account, over the API."""

from allauth.account.adapter import get_adapter
from django.http import Http404
from django.utils.translation import get_language
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from core.limits import spend
from core.tokens import TokenRefused
from engagement.events import doors, guests
from engagement.events.serializers.guests import LinkConfirmInSerializer, LinkInSerializer, LinkSentSerializer
from engagement.events.serializers.registrations import RegistrationSerializer
from engagement.events.services.guests import register_guest
from engagement.participation.choices import Mode


class GuestLinks(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Ask for a link to register without an account; the answer is always the same",
        takes=LinkInSerializer,
        gives=LinkSentSerializer,
        refuses=[404, 429],
    )
    def post(self, request: ApiVisitorRequest, code: str) -> Response:
        activity = doors.for_guests(request.person, code)
        email, now = received(request, LinkInSerializer)["email"].lower(), clock.now()
        spend(guests.BY_SOURCE, key=get_adapter().get_client_ip(request), now=now)
        spend(guests.BY_ADDRESS, key=email, now=now)
        guests.send_link(activity, email, now=now)
        return Response(LinkSentSerializer({"is_sent": True}).data)


class GuestRegistrations(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Register by the link that was mailed",
        takes=LinkConfirmInSerializer,
        gives=RegistrationSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        sent = received(request, LinkConfirmInSerializer)
        try:
            code, email = guests.read_link(sent["token"])
        except TokenRefused as refused:
            raise Http404 from refused
        registration = register_guest(
            email=email,
            called=sent["called"],
            event=doors.for_guests(None, code).event,
            mode=Mode(sent["mode"]),
            party_size=sent["party_size"],
            language=get_language() or "en",
            now=clock.now(),
        )
        return Response(RegistrationSerializer(registration).data)
