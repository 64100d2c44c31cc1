"""Agendas and minutes over the API."""

from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.events.doors import noted_by, run_by
from engagement.events.minutes import agenda as agendas
from engagement.events.minutes import doors, selectors, services
from engagement.events.minutes.errors import NothingWritten
from engagement.events.minutes.plans import Decided, Item, Point
from engagement.events.minutes.serializers import (
    AgendaItemInSerializer,
    AgendaItemSerializer,
    CorrectionInSerializer,
    DecisionInSerializer,
    MeetingPapersSerializer,
    MinutesDraftSerializer,
    MinutesVersionSerializer,
    NewPointInSerializer,
    NotedDecisionSerializer,
    NotedPointSerializer,
    NotesInSerializer,
    PointInSerializer,
    PointReceiptSerializer,
)
from engagement.voices.serializers import OutcomeInSerializer, OutcomeSerializer


class MeetingPapers(APIView):
    permission_classes = (AllowAny,)

    @describes("The agenda, and the minutes once confirmed", gives=MeetingPapersSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        activity = doors.read_by(request.person, code)
        versions = selectors.versions_of(activity)
        papers = {
            "agenda": selectors.agenda_of(activity),
            "minutes": versions[0] if versions else None,
        }
        return Response(MeetingPapersSerializer(papers).data)


class Agenda(APIView):
    @describes(
        "Put something on the agenda",
        takes=AgendaItemInSerializer,
        gives=AgendaItemSerializer,
        status=201,
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = agendas.put_on_agenda(
            person=request.person,
            event=activity.event,
            item=Item(**received(request, AgendaItemInSerializer)),
            now=clock.now(),
        )
        return Response(AgendaItemSerializer(item).data, status=201)


class OneAgendaItem(APIView):
    @describes("Take something off the agenda", gives=None, status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, item_code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = doors.item_of(activity, item_code)
        agendas.take_off_agenda(person=request.person, event=activity.event, item=item, now=clock.now())
        return Response(status=204)


class AgendaItemUp(APIView):
    @describes("Speak of it one place earlier", gives=AgendaItemSerializer(many=True), refuses=[404])
    def post(self, request: ApiRequest, code: str, item_code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = doors.item_of(activity, item_code)
        agendas.move_up(person=request.person, event=activity.event, item=item, now=clock.now())
        return Response([AgendaItemSerializer(one).data for one in selectors.agenda_of(activity)])


class MinutesDraft(APIView):
    @describes("The minutes as they are being written", gives=MinutesDraftSerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        minutes = selectors.minutes_of(doors.confirmed_by(request.person, code))
        if minutes is None:
            raise NothingWritten
        return Response(MinutesDraftSerializer(minutes).data)


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


class Confirmation(APIView):
    @describes(
        "Confirm the minutes for the group; all who came are told once",
        gives=MinutesVersionSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.confirmed_by(request.person, code)
        version = services.confirm_minutes(person=request.person, event=activity.event, now=clock.now())
        return Response(MinutesVersionSerializer(version).data)


class Correction(APIView):
    @describes(
        "Open confirmed minutes again, saying what is corrected",
        takes=CorrectionInSerializer,
        gives=None,
        status=204,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = noted_by(request.person, code)
        note = received(request, CorrectionInSerializer)["note"]
        services.begin_correction(person=request.person, event=activity.event, note=note, now=clock.now())
        return Response(status=204)


class EventOutcome(APIView):
    @describes(
        "Say what became of what was said; everyone who came is told",
        takes=OutcomeInSerializer,
        gives=OutcomeSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = run_by(request.person, code)
        sent = received(request, OutcomeInSerializer)
        outcome = services.publish_outcome(
            person=request.person, event=activity.event, now=clock.now(), **sent
        )
        return Response(OutcomeSerializer(outcome).data, status=201)
