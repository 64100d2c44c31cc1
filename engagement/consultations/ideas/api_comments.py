"""Comments over the API: read, give, take back, find helpful."""

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, given, page_of, received
from engagement.consultations import doors
from engagement.consultations.choices import IdeaOrder, Stance
from engagement.consultations.ideas import selectors as ideas
from engagement.consultations.ideas.api import ReadByAll, arrived, names_of, supports
from engagement.consultations.ideas.hidden import as_read_by
from engagement.consultations.ideas.serializers import (
    CommentInSerializer,
    CommentSerializer,
    CommentsWantedSerializer,
    GivenToPhaseSerializer,
    SupportSerializer,
)
from engagement.consultations.ideas.services import comments as services
from engagement.consultations.ideas.services.support import stop_supporting, support
from engagement.consultations.models import Idea, Phase
from engagement.participation.choices import Source
from engagement.voices.policies import may_read
from engagement.voices.serializers import ContributionStateSerializer
from engagement.voices.services import mark_read


class Comments(ReadByAll):
    serializer_class = CommentSerializer

    @describes(
        "What was said in a discussion, thread by thread",
        asks=[CommentsWantedSerializer],
        gives=CommentSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        phase = doors.phase_by(doors.DISCUSSION, request.person, code)
        if not ideas.may_read_words(request.person, phase.consultation.activity):
            raise Http404
        return _listed(self, request, phase, None)

    @describes(
        "Say something in a discussion",
        takes=CommentInSerializer,
        gives=GivenToPhaseSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        return _said(request, doors.phase_by(doors.DISCUSSION, request.person, code), None)


class CommentsOnIdea(ReadByAll):
    serializer_class = CommentSerializer

    @describes(
        "What was said to an idea, thread by thread",
        asks=[CommentsWantedSerializer],
        gives=CommentSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiVisitorRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        return _listed(self, request, idea.phase, idea)

    @describes(
        "Comment an idea",
        takes=CommentInSerializer,
        gives=GivenToPhaseSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, code: str, idea_code: str) -> Response:
        idea = doors.idea(request.person, code, idea_code)
        return _said(request, idea.phase, idea)


class OneComment(APIView):
    @describes(
        "Take my comment back: the words are erased", gives=ContributionStateSerializer, refuses=[404, 409]
    )
    def delete(self, request: ApiRequest, code: str, comment_code: str) -> Response:
        comment = doors.comment(request.person, code, comment_code)
        taken = services.take_back_comment(person=request.person, comment=comment, now=clock.now())
        return Response(ContributionStateSerializer(taken).data)


class CommentSupport(APIView):
    @describes("Find a comment helpful; said again it is once", gives=SupportSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, comment_code: str) -> Response:
        comment = doors.comment(request.person, code, comment_code)
        return supports(support(person=request.person, what=comment, now=clock.now()))

    @describes("Find it helpful no more", gives=SupportSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, comment_code: str) -> Response:
        comment = doors.comment(request.person, code, comment_code)
        return supports(stop_supporting(person=request.person, what=comment, now=clock.now()))


def _listed(view: ReadByAll, request: ApiVisitorRequest, phase: Phase, idea: Idea | None) -> Response:
    order = IdeaOrder(asked(request, CommentsWantedSerializer)["order"])
    page = as_read_by(request.person, page_of(view, ideas.comments_in(phase, idea, order)))
    if may_read(request.person, phase.consultation.activity):
        mark_read([comment.contribution_id for comment in page])
    return given(view, page, **names_of(phase))


def _said(request: ApiRequest, phase: Phase, idea: Idea | None) -> Response:
    sent = received(request, CommentInSerializer)
    reply_to = doors.comment(request.person, phase.code, sent["reply_to"]) if sent["reply_to"] else None
    comment, arrival = services.comment(
        person=request.person,
        phase=phase,
        idea=idea,
        reply_to=reply_to,
        stance=Stance(sent["stance"]) if sent["stance"] and idea is None else None,
        text=sent["text"],
        for_organisation=sent["for_organisation"],
        asks_help=sent["asks_help"],
        language=request.LANGUAGE_CODE,
        source=Source.API,
        now=clock.now(),
    )
    return arrived(comment.code, arrival)
