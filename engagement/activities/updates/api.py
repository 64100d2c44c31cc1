"""The news over the API."""

from typing import Any

from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.activities.doors import visible
from engagement.activities.updates import doors, selectors, services
from engagement.activities.updates.plans import News
from engagement.activities.updates.serializers import (
    UpdateCorrectionInSerializer,
    UpdateInSerializer,
    UpdateSerializer,
    UpdateWithdrawalInSerializer,
)


class Updates(generics.GenericAPIView):
    serializer_class = UpdateSerializer

    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("The news of an activity, the newest first", gives=UpdateSerializer(many=True), refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        news = selectors.of_activity(visible(request.person, code))
        return given(self, selectors.as_read(page_of(self, news)))

    @describes(
        "Tell what is new; who joined or follows it is told",
        takes=UpdateInSerializer,
        gives=UpdateSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.told_by(request.person, code)
        sent = received(request, UpdateInSerializer)
        once = sent.pop("once")
        update = services.publish_update(
            person=request.person, activity=activity, news=News(**sent), once=once, now=clock.now()
        )
        return Response(UpdateSerializer(update).data, status=201)


class OneUpdate(APIView):
    @describes(
        "Correct it; what it said before stays readable",
        takes=UpdateCorrectionInSerializer,
        gives=UpdateSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, update_code: str) -> Response:
        _activity, update = doors.one_told_by(request.person, code, update_code)
        sent = received(request, UpdateCorrectionInSerializer)
        changed = services.correct_update(person=request.person, update=update, now=clock.now(), **sent)
        return Response(UpdateSerializer(changed).data)


class UpdateWithdrawal(APIView):
    @describes(
        "Withdraw it; its place says so, and why",
        takes=UpdateWithdrawalInSerializer,
        gives=UpdateSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, update_code: str) -> Response:
        _activity, update = doors.one_told_by(request.person, code, update_code)
        sent = received(request, UpdateWithdrawalInSerializer)
        gone = services.withdraw_update(person=request.person, update=update, now=clock.now(), **sent)
        return Response(UpdateSerializer(gone).data)
