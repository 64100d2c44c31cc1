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
from core.tokens import TokenRefused
from engagement.activities.serializers import LinkInSerializer, LinkSentSerializer
from engagement.events import doors, guests
from engagement.events.serializers.guests import LinkConfirmInSerializer
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
        email, source = received(request, LinkInSerializer)["email"], get_adapter().get_client_ip(request)
        guests.LINK.ask(activity, email, source=source, now=clock.now())
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
            code, email = guests.LINK.read(sent["token"])
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
