"""Sharing a campaign over the API: one's own link, and what it brought."""

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from engagement.campaigns import doors, services, sharing
from engagement.campaigns.models import Share
from engagement.campaigns.selectors import share_of
from engagement.campaigns.serializers import ShareSerializer


class MyShare(APIView):
    @describes("My link to a campaign, and what it brought", gives=ShareSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        share = share_of(request.person, doors.shared(request.person, code))
        if share is None:
            raise Http404
        return _shown(share)

    @describes("Make my link; made twice it is one", gives=ShareSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.shared(request.person, code).campaign
        return _shown(services.share_campaign(person=request.person, campaign=campaign, now=clock.now()))


def _shown(share: Share) -> Response:
    whole = {"link": sharing.link_of(share), "text": sharing.text_of(share), "brought": share.brought}
    return Response(ShareSerializer(whole).data)
