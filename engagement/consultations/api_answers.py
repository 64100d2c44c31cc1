"""One's own answers over the API, and the code that tells what became of them."""

from typing import Any

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, received
from engagement.activities.mandates.errors import NoMandate
from engagement.activities.mandates.serializers import SpeakingForSerializer
from engagement.consultations import doors
from engagement.consultations.api_forms import expect_answers
from engagement.consultations.choices import PhaseState
from engagement.consultations.errors import PhaseNotOpen
from engagement.consultations.givers import giver_of, mandates_in
from engagement.consultations.models import Phase
from engagement.consultations.serializers import AnswersInSerializer, GivenSerializer, MyAnswersSerializer
from engagement.consultations.services import answers as services
from engagement.participation.choices import Source
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.givers import Giver
from engagement.voices.models import Contribution
from engagement.voices.serializers import ContributionStateSerializer, ReceiptSerializer


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
    expect_answers(form, sent["answers"], form.fields.keys() - {"version"})
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
