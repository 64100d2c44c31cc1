"""Following over the API: what I follow, and beginning and stopping, each as often as one likes."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged
from engagement.activities.doors import visible
from engagement.activities.following import doors, selectors, services
from engagement.activities.following.selectors import Followed
from engagement.activities.following.serializers import FollowSerializer


class MyFollows(generics.GenericAPIView):
    serializer_class = FollowSerializer

    @describes("What I follow, the latest first", gives=FollowSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.of_person(request.person))


class ActivityFollow(APIView):
    @describes("Follow an activity", gives=FollowSerializer, refuses=[404])
    def put(self, request: ApiRequest, code: str) -> Response:
        return _followed(request, visible(request.person, code))

    @describes("Follow an activity no more", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        return _stopped(request, visible(request.person, code))


class PlaceFollow(APIView):
    @describes("Follow a place with all inside it", gives=FollowSerializer, refuses=[404])
    def put(self, request: ApiRequest, code: str) -> Response:
        return _followed(request, doors.place(code))

    @describes("Follow a place no more", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        return _stopped(request, doors.place(code))


class GroupFollow(APIView):
    @describes("Follow a verified group", gives=FollowSerializer, refuses=[404])
    def put(self, request: ApiRequest, code: str) -> Response:
        return _followed(request, doors.group(code))

    @describes("Follow a group no more", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        return _stopped(request, doors.group(code))


def _followed(request: ApiRequest, what: Followed) -> Response:
    row = services.follow(person=request.person, what=what, now=clock.now())
    return Response(FollowSerializer(row).data)


def _stopped(request: ApiRequest, what: Followed) -> Response:
    services.stop_following(person=request.person, what=what, now=clock.now())
    return Response(status=204)
