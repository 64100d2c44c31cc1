"""Ideas over the API: what is asked, read, write, change, add, take back, support."""

from typing import Any

from django.http import Http404
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, given, page_of, received
from engagement.consultations import doors
from engagement.consultations.choices import IdeaOrder
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.ideas.plans import IdeaWritten, Prompted
from engagement.consultations.ideas.serializers import (
    AdditionInSerializer,
    AdditionSerializer,
    GivenToPhaseSerializer,
    IdeaDetailSerializer,
    IdeaInSerializer,
    IdeaSerializer,
    IdeasWantedSerializer,
    PromptInSerializer,
    PromptSerializer,
    SupportSerializer,
)
from engagement.consultations.ideas.services import ideas as services
from engagement.consultations.ideas.services.prompts import set_prompt
from engagement.consultations.ideas.services.support import stop_supporting, support
from engagement.consultations.models import Idea, Phase, Prompt
from engagement.participation.choices import Source
from engagement.voices.policies import may_read
from engagement.voices.serializers import ContributionStateSerializer
from engagement.voices.services import Given, mark_read


class ReadByAll(generics.GenericAPIView):
    """What is given to visitors too; its other verbs ask who one is."""

    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]


class OnePrompt(ReadByAll):
    @describes("What people are asked", gives=PromptSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _prompt(ideas.prompt_of(_prompted(doors.phase(request.person, code))))

    @describes(
        "Write what people are asked, the whole of it",
        takes=PromptInSerializer,
        gives=PromptSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        phase = _prompted(doors.phase_changed_by(request.person, code))
        prompted = Prompted(**received(request, PromptInSerializer))
        return _prompt(set_prompt(person=request.person, phase=phase, prompted=prompted, now=clock.now()))


class Ideas(ReadByAll):
    serializer_class = IdeaSerializer

    @describes(
        "The ideas of a phase",
        asks=[IdeasWantedSerializer],
        gives=IdeaSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        phase = doors.phase_by(doors.IDEAS, request.person, code)
        if not ideas.may_read_words(request.person, phase.consultation.activity):
            raise Http404
        query = asked(request, IdeasWantedSerializer)
        wanted = ideas.IdeasWanted(
            order=IdeaOrder(query["order"]),
            category=query["category"],
            words=query["q"],
            by=request.person if query["mine"] else None,
        )
        page = as_read_by(request.person, page_of(self, ideas.wanted_ideas(phase, wanted)))
        return given(self, page, **names_of(phase))

    @describes(
        "Give an idea", takes=IdeaInSerializer, gives=GivenToPhaseSerializer, refuses=[404, 409], status=201
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        phase = doors.phase_by(doors.IDEAS, request.person, code)
        sent = received(request, IdeaInSerializer)
        asks_help, group = sent.pop("asks_help"), sent.pop("for_organisation")
        idea, arrival = services.write_idea(
            person=request.person,
            phase=phase,
            written=IdeaWritten(**sent),
            for_organisation=group,
            asks_help=asks_help,
            language=request.LANGUAGE_CODE,
            source=Source.API,
            now=clock.now(),
        )
        return arrived(idea.code, arrival)


class OneIdea(ReadByAll):
    @describes("One idea", gives=IdeaDetailSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        if may_read(request.person, idea.phase.consultation.activity):
            mark_read([idea.contribution_id])
        return _shown(idea)

    @describes(
        "Write my idea anew, while nobody has supported or commented it",
        takes=IdeaInSerializer,
        gives=IdeaDetailSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        sent = received(request, IdeaInSerializer)
        # Whose idea it is does not change.
        asks_help, _group = sent.pop("asks_help"), sent.pop("for_organisation")
        services.change_idea(
            person=request.person,
            idea=idea,
            written=IdeaWritten(**sent),
            asks_help=asks_help,
            language=request.LANGUAGE_CODE,
            now=clock.now(),
        )
        return _shown(doors.idea(request.person, code, idea_code))

    @describes(
        "Take my idea back: the words are erased", gives=ContributionStateSerializer, refuses=[404, 409]
    )
    def delete(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        taken = services.take_back_idea(person=request.person, idea=idea, now=clock.now())
        return Response(ContributionStateSerializer(taken).data)


class Additions(APIView):
    @describes(
        "Add to my idea",
        takes=AdditionInSerializer,
        gives=AdditionSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        added = services.add_to_idea(
            person=request.person,
            idea=idea,
            text=received(request, AdditionInSerializer)["text"],
            language=request.LANGUAGE_CODE,
            now=clock.now(),
        )
        return Response(AdditionSerializer(added).data, status=201)


class IdeaSupport(APIView):
    @describes("Support an idea; said again it is once", gives=SupportSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        return supports(support(person=request.person, what=idea, now=clock.now()))

    @describes("Support it no more", gives=SupportSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        return supports(stop_supporting(person=request.person, what=idea, now=clock.now()))


def supports(number: int) -> Response:
    """How many support it now."""
    return Response(SupportSerializer({"supports": number}).data)


def arrived(code: str, given: Given) -> Response:
    """That what was given is kept, and its receipt."""
    said = {"code": code, "state": given.contribution.state, "receipt": given.receipt}
    return Response(GivenToPhaseSerializer(said).data, status=201)


def names_of(phase: Phase) -> dict[str, bool]:
    """Whether names are shown, for the serializers."""
    return {"shows_names": not phase.consultation.activity.is_sensitive}


def _prompted(phase: Phase) -> Phase:
    if phase.method not in doors.PROMPTED:
        raise Http404
    return phase


def _prompt(prompt: Prompt | None) -> Response:
    if prompt is None:
        raise Http404
    return Response(PromptSerializer(prompt).data)


def _shown(idea: Idea) -> Response:
    return Response(IdeaDetailSerializer(idea, context=names_of(idea.phase)).data)
