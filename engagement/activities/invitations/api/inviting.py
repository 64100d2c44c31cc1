"""Inviting over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.activities.invitations import doors, selectors, services
from engagement.activities.invitations.serializers import (
    ActivityInvitationSerializer,
    InvitationCountsSerializer,
    InvitationsInSerializer,
    InvitationsSentSerializer,
)


class Invitations(generics.GenericAPIView):
    serializer_class = ActivityInvitationSerializer

    @describes(
        "Who is invited, what is not answered yet first; every look at delegates is logged",
        gives=ActivityInvitationSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.invited_to(request.person, code)
        page = page_of(self, selectors.invitations_of(activity))
        seen = selectors.seen_in(page)
        log_looks(viewer=request.person, people=seen, what=Look.EVENT_PEOPLE, now=clock.now())
        return given(self, page)

    @describes(
        "Invite: each guest gets a letter with its number; who is invited already keeps the one there is",
        takes=InvitationsInSerializer,
        gives=InvitationsSentSerializer,
        status=201,
        refuses=[404, 409, 429],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.invited_to(request.person, code)
        made = services.invite(
            person=request.person,
            activity=activity,
            now=clock.now(),
            **received(request, InvitationsInSerializer),
        )
        return Response(InvitationsSentSerializer({"invitations": made}).data, status=201)


class InvitationCounts(APIView):
    @describes("How many are silent", gives=InvitationCountsSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.invited_to(request.person, code)
        return Response(InvitationCountsSerializer(selectors.counts(activity)).data)


class OneInvitation(APIView):
    @describes("One invitation and what was answered", gives=ActivityInvitationSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str, invitation_code: str) -> Response:
        invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
        seen = selectors.seen_in([invitation])
        log_looks(viewer=request.person, people=seen, what=Look.EVENT_PEOPLE, now=clock.now())
        return Response(ActivityInvitationSerializer(invitation).data)

    @describes("Take back what is not answered yet", gives=ActivityInvitationSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, invitation_code: str) -> Response:
        invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
        invitation = services.withdraw(person=request.person, invitation=invitation, now=clock.now())
        return Response(ActivityInvitationSerializer(invitation).data)


class InvitationReminder(APIView):
    @describes("Write again to who has not answered", gives=ActivityInvitationSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, invitation_code: str) -> Response:
        invitation = doors.one_of(doors.invited_to(request.person, code), invitation_code)
        invitation = services.remind(person=request.person, invitation=invitation, now=clock.now())
        return Response(ActivityInvitationSerializer(invitation).data)
