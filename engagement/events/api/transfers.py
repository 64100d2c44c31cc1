"""Handing a place on, over the API."""

from django.http import Http404
from django.utils.translation import get_language
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.events import doors, selectors, services, transfers
from engagement.events.models import Transfer
from engagement.events.serializers.registrations import RegistrationSerializer
from engagement.events.serializers.transfers import (
    TransferInSerializer,
    TransferLinkInSerializer,
    TransferSerializer,
    TransferTakeInSerializer,
)


class MyTransfer(APIView):
    @describes("The open offer of my place", gives=TransferSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        registration = doors.own(request.person, doors.event(request.person, code))
        transfer = selectors.open_transfer(registration, now=clock.now())
        if transfer is None:
            raise Http404
        return Response(TransferSerializer(transfer).data)

    @describes(
        "Offer my place to whoever reads an address; an earlier offer ends",
        takes=TransferInSerializer,
        gives=TransferSerializer,
        refuses=[404, 409, 429],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event, now = doors.event(request.person, code).event, clock.now()
        email = received(request, TransferInSerializer)["email"].lower()
        transfers.spend_for(request.person, email, now=now)
        transfer = services.offer_transfer(person=request.person, event=event, email=email, now=now)
        return Response(TransferSerializer(transfer).data)

    @describes("Keep my place after all", gives=RegistrationSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        registration = services.withdraw_transfer(person=request.person, event=event, now=clock.now())
        return Response(RegistrationSerializer(registration).data)


class Transfers(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Take the place by the link that was mailed, as who is signed in or as who reads the address",
        takes=TransferTakeInSerializer,
        gives=RegistrationSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        sent, now = received(request, TransferTakeInSerializer), clock.now()
        transfer, email = _read(sent["token"])
        if request.person:
            registration = services.accept_transfer(transfer=transfer, taker=request.person, now=now)
        else:
            registration = services.accept_transfer_by_mail(
                transfer=transfer,
                email=email,
                called=sent["called"],
                language=get_language() or "en",
                now=now,
            )
        return Response(RegistrationSerializer(registration).data)


class TransferDeclining(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Leave the place to who offers it, by the link that was mailed",
        takes=TransferLinkInSerializer,
        gives=TransferSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        transfer, _email = _read(received(request, TransferLinkInSerializer)["token"])
        return Response(
            TransferSerializer(services.decline_transfer(transfer=transfer, now=clock.now())).data
        )


def _read(token: str) -> tuple[Transfer, str]:
    found = transfers.read_link(token)
    if found is None:
        raise Http404
    return found
