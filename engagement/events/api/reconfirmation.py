"""Whether people still come, over the API."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from engagement.events import doors, selectors, services
from engagement.events.serializers.reconfirmation import ReconfirmationSerializer, StillComingSerializer


class MyAnswer(APIView):
    @describes(
        "Say that I still come, when I was asked; who cannot come cancels the registration",
        gives=ReconfirmationSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        question = services.say_still_coming(person=request.person, event=event, now=clock.now())
        return Response(ReconfirmationSerializer(question).data)


class StillComing(APIView):
    @describes(
        "How many said that they still come, gave up or are silent",
        gives=StillComingSerializer,
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        return Response(StillComingSerializer(selectors.still_coming(activity.event)).data)
