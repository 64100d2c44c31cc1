"""Answers with a helper over the API."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.consultations import doors
from engagement.consultations.api_forms import expect_answers
from engagement.consultations.beside.consent import CONSENT_VERSION, consent_words
from engagement.consultations.beside.forms import BesideForm
from engagement.consultations.beside.serializers import BesideInSerializer, ConsentWordsSerializer
from engagement.consultations.beside.services import answer_beside
from engagement.consultations.serializers import GivenSerializer


class Beside(APIView):
    @describes(
        "What is read to somebody who answers with a helper, before the first question",
        gives=ConsentWordsSerializer,
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        doors.survey_changed_by(request.person, code)
        said = {"agreed_to": CONSENT_VERSION, "words": consent_words()}
        return Response(ConsentWordsSerializer(said).data)

    @describes(
        "Keep the answers of somebody without an account who sits beside a helper; read them to her first",
        takes=BesideInSerializer,
        gives=GivenSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        phase = doors.survey_changed_by(request.person, code)
        sent = received(request, BesideInSerializer)
        answers = sent.pop("answers")
        form = BesideForm(answers | sent, phase=phase, language=sent["language"])
        expect_answers(form, answers, {question.code for question in form.questions})
        given = answer_beside(
            helper=request.person,
            phase=phase,
            once=sent["once"],
            agreed_to=sent["agreed_to"],
            given=form.given(),
            language=sent["language"],
            now=clock.now(),
        )
        shape = ("state", "given_at", "updated_at")
        said = {name: getattr(given.contribution, name) for name in shape} | {"receipt": given.receipt}
        return Response(GivenSerializer(said).data, status=201)
