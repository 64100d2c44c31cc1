"""Promises in a campaign, over the API: one's own, and for those who plan it all that stand."""

from django.http import Http404
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.campaigns import doors, selectors, services
from engagement.campaigns.serializers import (
    KeptInSerializer,
    PledgeInSerializer,
    PledgeOfSerializer,
    PledgeSerializer,
    PromiseFunnelSerializer,
)
from engagement.participation.choices import Source


class MyPledge(APIView):
    @describes("My promise", gives=PledgeSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        pledge = selectors.pledge_of(request.person, doors.campaign(request.person, code))
        if pledge is None:
            raise Http404
        return Response(PledgeSerializer(pledge).data)

    @describes(
        "Promise something by a day, or write my open promise anew; another day is counted",
        takes=PledgeInSerializer,
        gives=PledgeSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.campaign(request.person, code).campaign
        sent = received(request, PledgeInSerializer)
        pledge = services.make_pledge(
            person=request.person, campaign=campaign, source=Source.API, now=clock.now(), **sent
        )
        return Response(PledgeSerializer(pledge).data)

    @describes("Take my promise back", gives=PledgeSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.campaign(request.person, code).campaign
        pledge = services.take_back_pledge(person=request.person, campaign=campaign, now=clock.now())
        return Response(PledgeSerializer(pledge).data)


class MyPledgeKept(APIView):
    @describes(
        "Say that I kept my promise", takes=KeptInSerializer, gives=PledgeSerializer, refuses=[404, 409]
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.campaign(request.person, code).campaign
        sent = received(request, KeptInSerializer)
        pledge = services.keep_pledge(person=request.person, campaign=campaign, now=clock.now(), **sent)
        return Response(PledgeSerializer(pledge).data)


class Pledges(generics.GenericAPIView):
    serializer_class = PledgeOfSerializer

    @describes(
        "What people promised; every look is logged", gives=PledgeOfSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        page = page_of(self, selectors.pledges_in(activity))
        people = [pledge.action.person_id for pledge in page]
        log_looks(viewer=request.person, people=people, what=Look.CAMPAIGN_PLEDGES, now=clock.now())
        return given(self, page)


class PledgeFunnel(APIView):
    @describes("What became of the promises, in people", gives=PromiseFunnelSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        funnel = selectors.promise_funnel(activity, now=clock.now())
        return Response(PromiseFunnelSerializer(funnel).data)


class PledgeConfirmed(APIView):
    @describes(
        "Note that a promise was seen kept; said twice it is one",
        gives=PledgeOfSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, action_code: str) -> Response:
        pledge = doors.pledge_in(doors.changed_by(request.person, code), action_code)
        confirmed = services.confirm_pledge(person=request.person, pledge=pledge, now=clock.now())
        return Response(PledgeOfSerializer(confirmed).data)
