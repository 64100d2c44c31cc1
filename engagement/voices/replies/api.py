"""Answering over the API, and the whole account for everyone."""

from rest_framework import generics
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.activities.policies import may_know_numbers
from engagement.voices import doors
from engagement.voices import selectors as voices
from engagement.voices.choices import Verdict
from engagement.voices.errors import NoReplyYet
from engagement.voices.models import Theme
from engagement.voices.replies import selectors, services
from engagement.voices.replies.serializers import (
    AccountSerializer,
    AskedThemeSerializer,
    ReplyCorrectionInSerializer,
    ReplyInSerializer,
    ReplySerializer,
    ReplyVersionSerializer,
)

# With what its place lies in, so that naming it asks nothing more.
ACTIVITY = ("activity__organisation", "activity__place__parent__parent__parent")


class Account(APIView):
    permission_classes = (AllowAny,)

    @describes("What was said, decided, promised and done", gives=AccountSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        activity = doors.answered(request.person, code)
        shows_numbers = may_know_numbers(request.person, activity)
        account = {
            "figures": selectors.answer_figures(activity) if shows_numbers else None,
            "answered": selectors.answered_themes(activity),
            "open": selectors.open_themes(activity),
            "outcome": voices.outcome_of(activity),
        }
        return Response(AccountSerializer(account, context={"shows_numbers": shows_numbers}).data)


class MyAskedThemes(generics.GenericAPIView[Theme]):
    serializer_class = AskedThemeSerializer

    @describes(
        "What waits for the answer of my groups, the most urgent first",
        gives=AskedThemeSerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.waiting_for(request.person).select_related(*ACTIVITY))


class ReplyDraft(APIView):
    @describes("The reply as it is being written", gives=ReplySerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        reply = getattr(theme, "reply", None)
        if reply is None:
            raise NoReplyYet
        return Response(ReplySerializer(reply).data)

    @describes("Write the reply", takes=ReplyInSerializer, gives=ReplySerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        sent = received(request, ReplyInSerializer)
        reply = services.write_reply(
            person=request.person,
            theme=theme,
            now=clock.now(),
            **sent | {"verdict": Verdict(sent["verdict"])},
        )
        return Response(ReplySerializer(reply).data)


class ReplySubmission(APIView):
    @describes("Ask somebody else of the group to approve it", gives=ReplySerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        reply = services.submit_reply(person=request.person, theme=theme, now=clock.now())
        return Response(ReplySerializer(reply).data)


class ReplyPublication(APIView):
    @describes(
        "Approve and publish it; all who said so have their answer",
        gives=ReplyVersionSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        version = services.publish_reply(person=request.person, theme=theme, now=clock.now())
        return Response(ReplyVersionSerializer(version).data, status=201)


class ReplyCorrection(APIView):
    @describes(
        "Open a published reply to correct it",
        takes=ReplyCorrectionInSerializer,
        gives=ReplySerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_answered_by(request.person, code, theme_code)
        sent = received(request, ReplyCorrectionInSerializer)
        reply = services.begin_correction(person=request.person, theme=theme, now=clock.now(), **sent)
        return Response(ReplySerializer(reply).data)
