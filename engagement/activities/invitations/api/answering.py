"""One's own invitations over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.activities.invitations import doors, selectors, services
from engagement.activities.invitations.serializers import AnswerInSerializer, MyActivityInvitationSerializer


class MyInvitations(generics.GenericAPIView):
    serializer_class = MyActivityInvitationSerializer

    @describes(
        "To what I am invited, or a group I organise for", gives=MyActivityInvitationSerializer(many=True)
    )
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.to(request.person), knows_place=True)


class OneOfMyInvitations(APIView):
    @describes("One of my invitations", gives=MyActivityInvitationSerializer, refuses=[404])
    def get(self, request: ApiRequest, invitation_code: str) -> Response:
        return _mine(request, invitation_code)

    @describes(
        "Say yes or no, or think again; name delegates",
        takes=AnswerInSerializer,
        gives=MyActivityInvitationSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, invitation_code: str) -> Response:
        invitation = doors.mine(request.person, invitation_code)
        services.answer(
            invitation=invitation,
            by=request.person,
            now=clock.now(),
            **received(request, AnswerInSerializer),
        )
        return _mine(request, invitation_code)


class OneOfMyDelegates(APIView):
    @describes(
        "Take one off the list of those who come", gives=MyActivityInvitationSerializer, refuses=[404, 409]
    )
    def delete(self, request: ApiRequest, invitation_code: str, delegate_code: str) -> Response:
        delegate = doors.delegate_of(doors.mine(request.person, invitation_code), delegate_code)
        services.take_off(delegate=delegate, by=request.person, now=clock.now())
        return _mine(request, invitation_code)


def _mine(request: ApiRequest, code: str) -> Response:
    invitation = doors.mine(request.person, code)
    return Response(MyActivityInvitationSerializer(invitation, context={"knows_place": True}).data)
