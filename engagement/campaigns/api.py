"""Campaigns over the API: start, change, sign, take back."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.http import Http404
from django.utils.translation import get_language
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from core.tokens import TokenRefused
from engagement.activities.api import known_to, trunk_from
from engagement.activities.models import Activity
from engagement.activities.serializers import LinkInSerializer, LinkSentSerializer
from engagement.campaigns import doors, guests, selectors, services
from engagement.campaigns.counters import KEPT, PLEDGED, SIGNED
from engagement.campaigns.kinds.sign import Sign
from engagement.campaigns.plans import Ask
from engagement.campaigns.policies import is_running
from engagement.campaigns.serializers import (
    CampaignDraftInSerializer,
    CampaignInSerializer,
    CampaignSerializer,
    GuestSignatureInSerializer,
    MySignatureSerializer,
    SignatureInSerializer,
    SignatureSerializer,
)
from engagement.participation.choices import Source

# With what its place lies in, so that naming it asks nothing more.
ACTIVITY = ("campaign__activity__organisation", "campaign__activity__place__parent__parent__parent")


class Campaigns(APIView):
    @describes("Start a campaign", takes=CampaignDraftInSerializer, gives=CampaignSerializer, status=201)
    def post(self, request: ApiRequest) -> Response:
        sent = received(request, CampaignDraftInSerializer)
        campaign = services.draft_campaign(
            person=request.person,
            organisation=sent.pop("organisation"),
            trunk=trunk_from(sent),
            ask=_asked(sent),
            now=clock.now(),
        )
        return _shown(request, campaign.activity, status=201)


class OneCampaign(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("A campaign, and how many have signed", gives=CampaignSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.campaign(request.person, code))

    @describes(
        "Write a campaign anew, the whole of it",
        takes=CampaignInSerializer,
        gives=CampaignSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.changed_by(request.person, code).campaign
        sent = received(request, CampaignInSerializer)
        changed = services.change_campaign(
            person=request.person,
            campaign=campaign,
            trunk=trunk_from(sent),
            ask=_asked(sent),
            now=clock.now(),
        )
        return _shown(request, changed.activity)


class MySignature(APIView):
    @describes("My signature", gives=SignatureSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        signature = selectors.action_of(request.person, doors.campaign(request.person, code), Sign.name)
        if signature is None:
            raise Http404
        return Response(SignatureSerializer(signature).data)

    @describes(
        "Sign, or choose anew whether my name is shown; said twice it is one",
        takes=SignatureInSerializer,
        gives=SignatureSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.campaign(request.person, code).campaign
        signature = services.take_action(
            person=request.person,
            campaign=campaign,
            kind=Sign(),
            shows_name=received(request, SignatureInSerializer)["shows_name"],
            source=Source.API,
            now=clock.now(),
        )
        return Response(SignatureSerializer(signature).data)

    @describes("Take my signature back", gives=SignatureSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.campaign(request.person, code).campaign
        signature = services.take_back_action(
            person=request.person, campaign=campaign, kind=Sign(), now=clock.now()
        )
        return Response(SignatureSerializer(signature).data)


class GuestLinks(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Ask for a link to sign without an account; the answer is always the same",
        takes=LinkInSerializer,
        gives=LinkSentSerializer,
        refuses=[404, 429],
    )
    def post(self, request: ApiVisitorRequest, code: str) -> Response:
        activity, source = doors.for_guests(code), get_adapter().get_client_ip(request)
        email = received(request, LinkInSerializer)["email"]
        guests.LINK.ask(activity, email, source=source, now=clock.now())
        return Response(LinkSentSerializer({"is_sent": True}).data)


class GuestSignatures(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Sign by the link that was mailed; said twice it is one",
        takes=GuestSignatureInSerializer,
        gives=SignatureSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        sent = received(request, GuestSignatureInSerializer)
        try:
            code, email = guests.LINK.read(sent["token"])
        except TokenRefused as refused:
            raise Http404 from refused
        signature = services.sign_as_guest(
            email=email,
            called=sent["called"],
            campaign=doors.for_guests(code).campaign,
            shows_name=sent["shows_name"],
            language=get_language() or "en",
            source=Source.API,
            now=clock.now(),
        )
        return Response(SignatureSerializer(signature).data)


class MySignatures(generics.GenericAPIView):
    serializer_class = MySignatureSerializer

    @describes("The campaigns I signed", gives=MySignatureSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.done_by(request.person).select_related(*ACTIVITY))


def _asked(sent: dict[str, Any]) -> Ask:
    """What was sent beside the trunk, as a plan."""
    return Ask(**(sent | {"actions": tuple(sent["actions"])}))


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    known = known_to(request.person, activity)

    def told(counter: str) -> int | None:
        return selectors.number(activity, counter) if known["knows_numbers"] else None

    whole = {
        "activity": activity,
        "ask": activity.campaign.ask,
        "goal": activity.campaign.goal,
        "actions": activity.campaign.actions,
        "signed": told(SIGNED),
        "promised": told(PLEDGED),
        "kept": told(KEPT),
        "takes_action": is_running(activity, clock.now()),
        "names": [shown.called for shown in selectors.latest_names(activity, Sign.name) if not shown.hiding],
    }
    return Response(CampaignSerializer(whole, context=known).data, status=status)
