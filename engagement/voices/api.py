"""Voices over the API: what I gave, and the state behind a receipt code."""

from allauth.account.adapter import get_adapter
from django.http import Http404
from rest_framework import generics
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from core.limits import spend
from engagement.participation.choices import Source
from engagement.voices import selectors
from engagement.voices.claiming import claim
from engagement.voices.receipts import BY_CODE, BY_SOURCE
from engagement.voices.serializers import (
    ContributionStateSerializer,
    MyContributionSerializer,
    ReceiptInSerializer,
)

# With what its place lies in, so that naming it asks nothing more.
ACTIVITY = ("activity__organisation", "activity__place__parent__parent__parent")


class MyContributions(generics.GenericAPIView):
    serializer_class = MyContributionSerializer

    @describes(
        "What I gave to consultations, also what I took back", gives=MyContributionSerializer(many=True)
    )
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.latest_of(request.person).select_related(*ACTIVITY))


class ReceiptClaim(APIView):
    @describes(
        "Say that what was given without an account (on paper, with a helper) is mine: its code proves it",
        takes=ReceiptInSerializer,
        gives=ContributionStateSerializer,
        refuses=[409, 429],
    )
    def post(self, request: ApiRequest) -> Response:
        now = clock.now()
        spend(BY_SOURCE, key=get_adapter().get_client_ip(request._request), now=now)
        code = received(request, ReceiptInSerializer)["code"]
        spend(BY_CODE, key=code, now=now)
        contribution = claim(person=request.person, code=code, source=Source.API, now=now)
        return Response(ContributionStateSerializer(contribution).data)


class ReceiptState(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "In what state is the answer behind a receipt code; a POST, so that the code stands in no address",
        takes=ReceiptInSerializer,
        gives=ContributionStateSerializer,
        refuses=[404, 429],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        now = clock.now()
        spend(BY_SOURCE, key=get_adapter().get_client_ip(request._request), now=now)
        code = received(request, ReceiptInSerializer)["code"]
        spend(BY_CODE, key=code, now=now)
        contribution = selectors.by_receipt(code)
        if contribution is None:
            raise Http404
        return Response(ContributionStateSerializer(contribution).data)
