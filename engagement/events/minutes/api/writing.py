"""Writing minutes over the API."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.events.doors import noted_by
from engagement.events.minutes import doors, services
from engagement.events.minutes.plans import Decided, Point
from engagement.events.minutes.serializers import (
    DecisionInSerializer,
    NewPointInSerializer,
    NotedDecisionSerializer,
    NotedPointSerializer,
    NotesInSerializer,
    PointInSerializer,
    PointReceiptSerializer,
)


class Notes(APIView):
    @describes("Write the notes", takes=NotesInSerializer, gives=None, status=204, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = noted_by(request.person, code)
        sent = received(request, NotesInSerializer)
        services.write_notes(person=request.person, event=activity.event, now=clock.now(), **sent)
        return Response(status=204)


class Points(APIView):
    @describes(
        "Note what somebody said: a contribution, with a receipt for whoever said it",
        takes=NewPointInSerializer,
        gives=PointReceiptSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = noted_by(request.person, code)
        sent = received(request, NewPointInSerializer)
        once = sent.pop("once")
        given = services.note_point(
            person=request.person, event=activity.event, point=Point(**sent), once=once, now=clock.now()
        )
        noted = {"code": given.contribution.code, "receipt": given.receipt}
        return Response(PointReceiptSerializer(noted).data, status=201)


class OnePoint(APIView):
    @describes("Write a point anew", takes=PointInSerializer, gives=NotedPointSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, point_code: str) -> Response:
        activity = noted_by(request.person, code)
        services.change_point(
            person=request.person,
            event=activity.event,
            noted=doors.point_of(activity, point_code),
            point=Point(**received(request, PointInSerializer)),
            now=clock.now(),
        )
        return Response(NotedPointSerializer(doors.point_of(activity, point_code)).data)

    @describes("Take a point out; its receipt still says so", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, point_code: str) -> Response:
        activity = noted_by(request.person, code)
        noted = doors.point_of(activity, point_code)
        services.take_point_out(person=request.person, event=activity.event, noted=noted, now=clock.now())
        return Response(status=204)


class Decisions(APIView):
    @describes(
        "Write down what was decided",
        takes=DecisionInSerializer,
        gives=NotedDecisionSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = noted_by(request.person, code)
        sent = received(request, DecisionInSerializer)
        once = sent.pop("once")
        decision = services.note_decision(
            person=request.person, event=activity.event, decided=Decided(**sent), once=once, now=clock.now()
        )
        return Response(NotedDecisionSerializer(decision).data, status=201)


class OneDecision(APIView):
    @describes("Take a decision out", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, decision_code: str) -> Response:
        activity = noted_by(request.person, code)
        decision = doors.decision_of(activity, decision_code)
        services.take_decision_out(
            person=request.person, event=activity.event, decision=decision, now=clock.now()
        )
        return Response(status=204)
