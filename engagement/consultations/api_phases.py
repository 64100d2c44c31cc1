"""Phases over the API for those who plan a consultation."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.models import Activity
from engagement.consultations import doors
from engagement.consultations.methods import method_named
from engagement.consultations.plans import PlannedPhase
from engagement.consultations.serializers import PhaseDraftInSerializer, PhaseInSerializer, PhaseSerializer
from engagement.consultations.services import phases as services
from engagement.consultations.stages import stages_of


class Phases(APIView):
    @describes(
        "Plan one phase more; gives all of them as they open",
        takes=PhaseDraftInSerializer,
        gives=PhaseSerializer(many=True),
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        sent = received(request, PhaseDraftInSerializer)
        services.add_phase(
            person=request.person,
            consultation=activity.consultation,
            method=method_named(sent["method"]),
            planned=_planned(sent),
            now=clock.now(),
        )
        return _all(activity, status=201)


class OnePhase(APIView):
    @describes(
        "Call a phase otherwise, or move it; gives all of them as they open",
        takes=PhaseInSerializer,
        gives=PhaseSerializer(many=True),
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_changed_by(request.person, code)
        planned = _planned(received(request, PhaseInSerializer))
        services.change_phase(person=request.person, phase=phase, planned=planned, now=clock.now())
        return _all(phase.consultation.activity)

    @describes("Leave a phase out to which nobody gave anything", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_changed_by(request.person, code)
        services.remove_phase(person=request.person, phase=phase, now=clock.now())
        return Response(status=204)


def _planned(sent: dict[str, Any]) -> PlannedPhase:  # Any: cleaned values of each kind
    return PlannedPhase(title=sent["title"], opens_at=sent["opens_at"], closes_at=sent["closes_at"])


def _all(activity: Activity, *, status: int = 200) -> Response:
    stages = stages_of(Activity.objects.get(pk=activity.pk), None, clock.now())
    return Response(PhaseSerializer(stages, many=True).data, status=status)
