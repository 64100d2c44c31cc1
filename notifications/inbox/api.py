"""The inbox over the API."""

from django.http import Http404
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of
from notifications.inbox import selectors
from notifications.inbox.lines import coming_rows, story, told_line
from notifications.inbox.serializers import ComingSerializer, StorySerializer, ToldSerializer
from notifications.inbox.services import mark_seen


class Inbox(generics.GenericAPIView):
    serializer_class = ToldSerializer

    @describes(
        "What I was told, the newest first; what is given out here is seen", gives=ToldSerializer(many=True)
    )
    def get(self, request: ApiRequest) -> Response:
        page = page_of(self, selectors.told(request.person))
        answer = given(self, [told_line(message) for message in page])
        mark_seen(page, now=clock.now())
        return answer


class OneMessage(APIView):
    @describes(
        "One message of mine: when it was meant, and why it did (not) go out",
        gives=StorySerializer,
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        message = selectors.one_of(request.person, code)
        if message is None:
            raise Http404
        return Response(StorySerializer(story(message, is_held=selectors.is_held(message))).data)


class Coming(generics.GenericAPIView):
    serializer_class = ComingSerializer

    @describes("What I will be told and when, the next first", gives=ComingSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        rows = [
            {
                "code": message.code,
                "step": step,
                "activity": message.activity.code,
                "due_at": message.due_at,
                "zone": message.zone,
            }
            for step, message in coming_rows(page_of(self, selectors.coming(request.person)))
            if message.activity
        ]
        return given(self, rows)
