"""Votes over the API: the ballot, its planning, the result. Ballots are given as answers."""

from typing import Any

from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities import policies
from engagement.consultations import doors
from engagement.consultations.choices import PhaseState
from engagement.consultations.decisions import selectors as ballots
from engagement.consultations.decisions import services
from engagement.consultations.decisions.counting import rule_named
from engagement.consultations.decisions.decided import result_of
from engagement.consultations.decisions.errors import ResultWaits
from engagement.consultations.decisions.forms import PLANNED
from engagement.consultations.decisions.plans import Offered, PlannedDecision
from engagement.consultations.decisions.serializers import (
    BallotSerializer,
    DecisionResultSerializer,
    DecisionRuleInSerializer,
    OptionInSerializer,
    OptionSerializer,
)
from engagement.consultations.decisions.verdicts import what_it_takes
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.models import Phase
from engagement.consultations.serializers import MoveInSerializer


class Decision(APIView):
    @describes("What is to be decided, while it is open", gives=BallotSerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_by(doors.DECISION, request.person, code)
        activity = phase.consultation.activity
        is_open = phase.state_at(clock.now(), activity) == PhaseState.OPEN
        if not is_open and not policies.may_change(request.person, activity):
            raise PhaseNotOpen
        return _ballot(phase)

    @describes(
        "Say by which rule it falls; refused once anybody has voted",
        takes=DecisionRuleInSerializer,
        gives=BallotSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        phase = doors.decision_changed_by(request.person, code)
        planned = PlannedDecision(**received(request, DecisionRuleInSerializer))
        services.plan_decision(person=request.person, phase=phase, planned=planned, now=clock.now())
        return _ballot(phase)


class Options(APIView):
    @describes(
        "Offer one option more",
        takes=OptionInSerializer,
        gives=OptionSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        phase = doors.decision_changed_by(request.person, code)
        offered = Offered(**received(request, OptionInSerializer))
        option = services.add_option(person=request.person, phase=phase, offered=offered, now=clock.now())
        return Response(OptionSerializer(option).data, status=201)


class OneOption(APIView):
    @describes(
        "Say an option otherwise", takes=OptionInSerializer, gives=OptionSerializer, refuses=[404, 409]
    )
    def put(self, request: ApiRequest, code: str, option_code: str) -> Response:
        phase = doors.decision_changed_by(request.person, code)
        option = doors.option(phase, option_code)
        offered = Offered(**received(request, OptionInSerializer))
        changed = services.change_option(
            person=request.person, phase=phase, option=option, offered=offered, now=clock.now()
        )
        return Response(OptionSerializer(changed).data)

    @describes("Do not offer it", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, option_code: str) -> Response:
        phase = doors.decision_changed_by(request.person, code)
        option = doors.option(phase, option_code)
        services.remove_option(person=request.person, phase=phase, option=option, now=clock.now())
        return Response(status=204)


class OptionMove(APIView):
    @describes(
        "Change places with the option above or below",
        takes=MoveInSerializer,
        gives=BallotSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, option_code: str) -> Response:
        phase = doors.decision_changed_by(request.person, code)
        option = doors.option(phase, option_code)
        up = received(request, MoveInSerializer)["to"] == "up"
        services.move_option(person=request.person, phase=phase, option=option, up=up, now=clock.now())
        return _ballot(phase)


class DecisionResult(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes(
        "What the vote came to, for everyone once it has closed; nobody sees it before",
        gives=DecisionResultSerializer,
        refuses=[404, 409],
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        phase = doors.decided(request.person, code)
        if phase.state_at(clock.now(), phase.consultation.activity) != PhaseState.OVER:
            raise ResultWaits
        return Response(DecisionResultSerializer(result_of(phase)).data)


def _ballot(phase: Phase) -> Response:
    decision, options = ballots.offered_in(phase)
    rule = rule_named(decision.rule)
    marks = [{"mark": str(value), "text": words} for value, words in rule.marks(len(options))]
    version = Phase.objects.values_list("version", flat=True).get(pk=phase.pk)
    whole = {
        "version": version,
        "how": rule.how,
        "marks": marks,
        "options": options,
        "what_it_takes": what_it_takes(decision),
    }
    whole |= {name: getattr(decision, name) for name in PLANNED}
    return Response(BallotSerializer(whole).data)
