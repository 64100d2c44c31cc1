"""Promises over the API."""

from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.voices import doors
from engagement.voices.choices import CommitmentState
from engagement.voices.commitments import services
from engagement.voices.commitments.serializers import (
    CommitmentSerializer,
    MilestoneInSerializer,
    MilestoneSerializer,
    ProgressInSerializer,
    ProgressSerializer,
    PromiseInSerializer,
)


class Promises(APIView):
    @describes(
        "Promise something in answer to a theme",
        takes=PromiseInSerializer,
        gives=CommitmentSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        sent = received(request, PromiseInSerializer)
        made = services.promise(person=request.person, theme=theme, now=clock.now(), **sent)
        return Response(CommitmentSerializer(made).data, status=201)


class OneCommitment(APIView):
    permission_classes = (AllowAny,)

    @describes("A promise, and how far it is", gives=CommitmentSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return Response(CommitmentSerializer(doors.commitment(request.person, code)).data)


class CommitmentProgress(APIView):
    @describes(
        "Tell how far it is",
        takes=ProgressInSerializer,
        gives=ProgressSerializer,
        status=201,
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        commitment = doors.commitment_told_by(request.person, code)
        sent = received(request, ProgressInSerializer)
        told = services.tell_progress(
            person=request.person,
            commitment=commitment,
            now=clock.now(),
            **sent | {"state": CommitmentState(sent["state"])},
        )
        return Response(ProgressSerializer(told).data, status=201)


class CommitmentMilestones(APIView):
    @describes(
        "Name a step on the way, or say when it was reached",
        takes=MilestoneInSerializer,
        gives=MilestoneSerializer,
        refuses=[404],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        commitment = doors.commitment_told_by(request.person, code)
        sent = received(request, MilestoneInSerializer)
        reached = sent.pop("reached_on")
        step = services.set_milestone(person=request.person, commitment=commitment, **sent)
        services.reach_milestone(person=request.person, milestone=step, on=reached)
        step.reached_on = reached
        return Response(MilestoneSerializer(step).data)
