"""Why did she (not) get it, over the API."""

from rest_framework import generics
from rest_framework.response import Response

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, given, page_of
from engagement.events import doors
from notifications.rules import selectors
from notifications.rules.lines import sent_line
from notifications.rules.serializers.messages import MessagesFiltersSerializer, SentMessageSerializer
from notifications.rules.wanted import WantedMessages


class Messages(generics.GenericAPIView):
    serializer_class = SentMessageSerializer

    @describes(
        "Every message about an event and why it did (not) go out; every look is logged",
        asks=[MessagesFiltersSerializer],
        gives=SentMessageSerializer(many=True),
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        query = asked(request, MessagesFiltersSerializer)
        wanted = WantedMessages(words=query.get("q", ""), show=query.get("show", ""))
        page = page_of(self, selectors.messages_of(activity, wanted))
        people = list(dict.fromkeys(message.person_id for message in page if message.person_id))
        log_looks(viewer=request.person, people=people, what=Look.EVENT_MESSAGES, now=clock.now())
        return given(self, [sent_line(message) for message in page])
