"""Stopping the reminders of an event, and letting them go on, over the API."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from engagement.events import doors
from notifications.rules import services


class ReminderHold(APIView):
    @describes("Stop the reminders of an event; they stay planned", status=204, refuses=[404])
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        services.hold_reminders(person=request.person, activity=activity, now=clock.now())
        return Response(status=204)

    @describes("Let the reminders go on; late ones go out at once if still useful", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        services.let_reminders_go(person=request.person, activity=activity, now=clock.now())
        return Response(status=204)
