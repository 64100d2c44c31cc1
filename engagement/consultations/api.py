"""Consultations over the API for those who take part: read, answer, take back, the outcome."""

from typing import Any

from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.api import known_to, trunk_from
from engagement.activities.models import Activity
from engagement.consultations import doors
from engagement.consultations.choices import PhaseState
from engagement.consultations.methods import method_named
from engagement.consultations.open_data import rows_of
from engagement.consultations.serializers import (
    ConsultationDraftInSerializer,
    ConsultationInSerializer,
    ConsultationSerializer,
    OpenRowSerializer,
)
from engagement.consultations.services import consultations as planning
from engagement.consultations.stages import stages_of, state_of
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.serializers import OutcomeInSerializer, OutcomeSerializer


class Consultations(APIView):
    @describes(
        "Plan a consultation", takes=ConsultationDraftInSerializer, gives=ConsultationSerializer, status=201
    )
    def post(self, request: ApiRequest) -> Response:
        sent = received(request, ConsultationDraftInSerializer)
        consultation = planning.draft_consultation(
            person=request.person,
            organisation=sent["organisation"],
            trunk=trunk_from(sent),
            method=method_named(sent["method"]),
            is_named=sent["is_named"],
            now=clock.now(),
        )
        return _shown(request, consultation.activity, status=201)


class OneConsultation(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("A consultation, and what became of it", gives=ConsultationSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.consultation(request.person, code))

    @describes(
        "Write a consultation anew, the whole of it",
        takes=ConsultationInSerializer,
        gives=ConsultationSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        trunk = trunk_from(received(request, ConsultationInSerializer))
        changed = planning.change_consultation(
            person=request.person, consultation=activity.consultation, trunk=trunk, now=clock.now()
        )
        return _shown(request, changed.activity)


class OpenData(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()]

    @describes(
        "The numbers of an answered consultation, for everyone",
        gives=OpenRowSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        rows = rows_of(doors.open_data_of(request.person, code))
        return Response(OpenRowSerializer(rows, many=True).data)


class OutcomePublication(APIView):
    @describes(
        "Say what became of it; everyone who took part is told",
        takes=OutcomeInSerializer,
        gives=OutcomeSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.read_by(request.person, code)
        outcome = voice_services.publish_outcome(
            person=request.person,
            activity=activity,
            now=clock.now(),
            **received(request, OutcomeInSerializer),
        )
        return Response(OutcomeSerializer(outcome).data, status=201)


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    stages = stages_of(activity, request.person, clock.now())
    is_over = state_of(stages) == PhaseState.OVER
    whole = {
        "activity": activity,
        "is_named": activity.consultation.is_named,
        "phases": stages,
        "outcome": voices.outcome_of(activity) if activity.published_at and is_over else None,
    }
    context = known_to(request.person, activity)
    return Response(ConsultationSerializer(whole, context=context).data, status=status)
