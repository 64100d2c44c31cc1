"""Consultations over the API for those who take part: read, answer, take back, the outcome."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.serializers import ValidationError
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, page_of, received
from core.api.exchange import given as given_out
from engagement.activities import policies
from engagement.activities.api import known_to, trunk_from
from engagement.activities.mandates.errors import NoMandate
from engagement.activities.mandates.serializers import SpeakingForSerializer
from engagement.activities.models import Activity
from engagement.consultations import doors
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import giver_of, mandates_in
from engagement.consultations.methods import method_named
from engagement.consultations.models import Phase
from engagement.consultations.open_data import rows_of
from engagement.consultations.serializers import (
    AnswersInSerializer,
    ConsultationDraftInSerializer,
    ConsultationInSerializer,
    ConsultationSerializer,
    GivenSerializer,
    MyAnswersSerializer,
    OpenRowSerializer,
)
from engagement.consultations.services import answers as services
from engagement.consultations.services import consultations as planning
from engagement.consultations.stages import stages_of, state_of
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.serializers import GroupViewSerializer, SurveySerializer
from engagement.participation.choices import Source
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from engagement.voices.serializers import ContributionStateSerializer, ReceiptSerializer


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


class GroupViews(generics.GenericAPIView[Contribution]):
    serializer_class = GroupViewSerializer

    def get_permissions(self) -> list[Any]:
        return [AllowAny()]

    @describes(
        "What groups say in a survey, for everyone: beside what people say, and in none of the numbers",
        gives=GroupViewSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        phase = doors.survey_account(request.person, code)
        page = page_of(self, surveys.group_views_in(phase))
        reviewed = {one.pk: said for one, said in surveys.reviews_of(list(page))}
        return given_out(self, page, reviewed=reviewed)


class Survey(APIView):
    @describes("What is asked, while it is open", gives=SurveySerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_by(doors.SURVEY, request.person, code)
        may_look = policies.may_change(request.person, phase.consultation.activity)
        if _state(phase) != PhaseState.OPEN and not may_look:
            raise PhaseNotOpen
        asked = {"version": phase.version, "questions": surveys.questions_of(phase)}
        return Response(SurveySerializer(asked).data)


class MyAnswers(APIView):
    @describes(
        "My answers and their state, or those of a group for which I may speak",
        asks=[SpeakingForSerializer],
        gives=MyAnswersSerializer,
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = doors.answered_phase(request.person, code)
        _giver, contribution = _mine(request, phase)
        answers = doors.answered_in(phase).review(contribution)
        shape = ("state", "updated_at", "given_at")
        said = {name: getattr(contribution, name) for name in shape} | {"answers": answers}
        return Response(MyAnswersSerializer(said).data)

    @describes(
        "Answer, or give other answers in their place; said twice it is one",
        takes=AnswersInSerializer,
        gives=GivenSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        phase = doors.answered_phase(request.person, code)
        if _state(phase) != PhaseState.OPEN:
            raise PhaseNotOpen
        sent = received(request, AnswersInSerializer)
        given = services.take_part(
            person=request.person,
            phase=phase,
            given=_understood(phase, sent),
            for_organisation=sent["for_organisation"],
            asks_help=sent["asks_help"],
            language=request.LANGUAGE_CODE,
            source=Source.API,
            now=clock.now(),
        )
        shape = ("state", "given_at", "updated_at")
        said = {name: getattr(given.contribution, name) for name in shape} | {"receipt": given.receipt}
        return Response(GivenSerializer(said).data)

    @describes(
        "Take my answers back, or those of a group for which I may speak: the words are erased",
        asks=[SpeakingForSerializer],
        gives=ContributionStateSerializer,
        refuses=[404, 409],
    )
    def delete(self, request: ApiRequest, code: str) -> Response:
        phase = doors.answered_phase(request.person, code)
        group = asked(request, SpeakingForSerializer)["for_organisation"]
        contribution = services.take_back_answers(
            person=request.person, phase=phase, for_organisation=group, now=clock.now()
        )
        return Response(ContributionStateSerializer(contribution).data)


class MyReceipt(APIView):
    @describes(
        "Another receipt code; the old one stops working",
        asks=[SpeakingForSerializer],
        gives=ReceiptSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        giver, contribution = _mine(request, doors.answered_phase(request.person, code))
        receipt = voice_services.renew_receipt(giver=giver, contribution=contribution, now=clock.now())
        return Response(ReceiptSerializer({"receipt": receipt}).data)


def _understood(phase: Phase, sent: dict[str, Any]) -> Any:
    """What the phase's method takes, checked by its own form, as on the page. Any: methods differ."""
    form, taking_part = doors.answered_in(phase).form(
        phase, None, sent["answers"] | {"version": sent["version"]}
    )
    unknown = sent["answers"].keys() - (form.fields.keys() - {"version"})
    if unknown or not form.is_valid():
        errors = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        raise ValidationError({"answers": errors | {name: [_("This is not asked.")] for name in unknown}})
    return taking_part.given()


def _mine(request: ApiRequest, phase: Phase) -> tuple[Giver, Contribution]:
    giver = _speaker(request, phase)
    contribution = voices.contribution_of(giver, phase.consultation.activity, phase.slot)
    if giver is None or contribution is None:
        raise Http404
    return giver, contribution


def _speaker(request: ApiRequest, phase: Phase) -> Giver | None:
    """As whom she asks: herself, or the group that is named. Raises NoMandate."""
    group = asked(request, SpeakingForSerializer)["for_organisation"]
    if group is None:
        return giver_of(request.person, phase.consultation)
    for mandate in mandates_in(request.person, phase, clock.now()):
        if mandate.organisation_id == group.pk:
            return Giver(request.person, mandate=mandate)
    raise NoMandate


def _state(phase: Phase) -> PhaseState:
    return phase.state_at(clock.now(), phase.consultation.activity)


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
