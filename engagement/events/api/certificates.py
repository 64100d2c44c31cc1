"""Certificates over the API: offered, taken home, checked by anybody."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpResponse
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from core.limits import spend
from engagement.events import doors, selectors, services
from engagement.events.certificates import BY_CODE, BY_SOURCE
from engagement.events.papers import certificate_paper
from engagement.events.serializers.certificates import (
    CertificateInSerializer,
    CertificateOfferSerializer,
    CertificateStateSerializer,
)

PDF = "application/pdf"


class CertificateOffers(APIView):
    @describes("What certificates an event gives", gives=CertificateOfferSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        offer = selectors.certificate_offer(doors.run_by(request.person, code).event)
        if offer is None:
            raise Http404
        return Response(CertificateOfferSerializer(offer).data)

    @describes(
        "Give certificates to who came",
        takes=CertificateOfferSerializer,
        gives=CertificateOfferSerializer,
        refuses=[404],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        event = doors.run_by(request.person, code).event
        sent = received(request, CertificateOfferSerializer)
        offer = services.offer_certificates(
            person=request.person, event=event, is_offered=True, **sent, now=clock.now()
        )
        return Response(CertificateOfferSerializer(offer).data)

    @describes("Give no more certificates; those given stay valid", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        services.offer_certificates(
            person=request.person,
            event=doors.run_by(request.person, code).event,
            is_offered=False,
            text="",
            hours=None,
            now=clock.now(),
        )
        return Response(status=204)


class MyCertificate(APIView):
    @describes("My certificate", gives_files=[PDF], refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> HttpResponse:
        event = doors.event(request.person, code).event
        issued = services.issue_certificate(person=request.person, event=event, now=clock.now())
        return HttpResponse(certificate_paper(**issued._asdict()), content_type=PDF)


class CertificateCheck(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "In what state is the certificate with this code; a POST, so that the code stands in no address",
        takes=CertificateInSerializer,
        gives=CertificateStateSerializer,
        refuses=[404, 429],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        now = clock.now()
        spend(BY_SOURCE, key=get_adapter().get_client_ip(request._request), now=now)
        sent = received(request, CertificateInSerializer)
        spend(BY_CODE, key=sent["code"], now=now)
        state = selectors.certificate_state(sent["code"], name=sent["name"])
        if state is None:
            raise Http404
        return Response(CertificateStateSerializer(state).data)
