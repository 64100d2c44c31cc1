"""Surveys over the API: what is asked, and, for those who run them, writing it and reading the answers."""

from typing import Any

from django.http import Http404
from rest_framework import generics
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.activities import policies
from engagement.consultations import doors, selectors
from engagement.consultations.choices import PhaseState, QuestionKind
from engagement.consultations.errors import PhaseNotOpen, UnderSeal
from engagement.consultations.models import Phase, Question
from engagement.consultations.serializers import MoveInSerializer
from engagement.consultations.surveys import selectors as surveys
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.serializers import (
    GroupViewSerializer,
    QuestionInSerializer,
    QuestionSerializer,
    ResultsSerializer,
    SurveySerializer,
    TextSerializer,
)
from engagement.consultations.surveys.services import questions as services
from engagement.voices import selectors as voices
from engagement.voices import services as voice_services
from engagement.voices.models import Contribution


class Questions(APIView):
    @describes("The questions, for those who write them", gives=SurveySerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        return _all(doors.survey_changed_by(request.person, code))

    @describes(
        "Ask one thing more",
        takes=QuestionInSerializer,
        gives=QuestionSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        phase = doors.survey_changed_by(request.person, code)
        asked = Asked(**received(request, QuestionInSerializer))
        question = services.add_question(person=request.person, phase=phase, asked=asked, now=clock.now())
        return Response(QuestionSerializer(question).data, status=201)


class OneQuestion(APIView):
    @describes("Ask it otherwise", takes=QuestionInSerializer, gives=QuestionSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, question_code: str) -> Response:
        question = _question(request, code, question_code)
        asked = Asked(**received(request, QuestionInSerializer))
        changed = services.change_question(
            person=request.person, question=question, asked=asked, now=clock.now()
        )
        return Response(QuestionSerializer(changed).data)

    @describes("Do not ask it", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, question_code: str) -> Response:
        question = _question(request, code, question_code)
        services.remove_question(person=request.person, question=question, now=clock.now())
        return Response(status=204)


class QuestionMove(APIView):
    @describes(
        "Change places with the question above or below",
        takes=MoveInSerializer,
        gives=SurveySerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, question_code: str) -> Response:
        question = _question(request, code, question_code)
        up = received(request, MoveInSerializer)["to"] == "up"
        services.move_question(person=request.person, question=question, up=up, now=clock.now())
        return _all(question.phase)


class Survey(APIView):
    @describes("What is asked, while it is open", gives=SurveySerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_by(doors.SURVEY, request.person, code)
        may_look = policies.may_change(request.person, phase.consultation.activity)
        if phase.state_at(clock.now(), phase.consultation.activity) != PhaseState.OPEN and not may_look:
            raise PhaseNotOpen
        asked = {"version": phase.version, "questions": surveys.questions_of(phase)}
        return Response(SurveySerializer(asked).data)


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
        return given(self, page, reviewed=reviewed)


class Results(APIView):
    @describes(
        "The numbers of every question; what has no words of its own is read with them",
        gives=ResultsSerializer,
        refuses=[404, 409],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        phase = _read_after_its_seal(request, code)
        method = doors.answered_in(phase)
        if method.results_wait:
            # A vote says its result in a shape and at an address of its own.
            raise Http404
        voice_services.mark_read(selectors.wordless(phase))
        results = {
            "contributions": voices.of_people(voices.standing_in(phase.consultation_id, phase.slot)).count(),
            "results": method.results(phase),
        }
        return Response(ResultsSerializer(results).data)


class Texts(generics.GenericAPIView):
    serializer_class = TextSerializer

    @describes(
        "What people wrote to one question; every look is logged",
        gives=TextSerializer(many=True),
        refuses=[404, 409],
    )
    def get(self, request: ApiRequest, code: str, question_code: str) -> Response:
        phase = _read_after_its_seal(request, code)
        question = surveys.question_of(phase, question_code)
        if question is None or question.kind != QuestionKind.TEXT:
            raise Http404
        page = page_of(self, surveys.texts_of(question))
        shown = [answer.contribution for answer in page]
        log_looks(
            viewer=request.person,
            people=voices.people_behind(shown),
            what=Look.CONSULTATION_ANSWERS,
            now=clock.now(),
        )
        voice_services.mark_read([contribution.pk for contribution in shown])
        return given(self, page)


def _question(request: ApiRequest, code: str, question_code: str) -> Question:
    question = surveys.question_of(doors.survey_changed_by(request.person, code), question_code)
    if question is None:
        raise Http404
    return question


def _all(phase: Phase) -> Response:
    phase = Phase.objects.get(pk=phase.pk)
    return Response(
        SurveySerializer({"version": phase.version, "questions": surveys.questions_of(phase)}).data
    )


def _read_after_its_seal(request: ApiRequest, code: str) -> Phase:
    phase = doors.phase_read_by(request.person, code)
    if phase.consultation.is_under_seal:
        raise UnderSeal
    return phase
