"""Events over the API: plan and change."""

from typing import Any

from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.api import known_to, trunk_from
from engagement.activities.history import history_of
from engagement.activities.models import Activity
from engagement.events import doors, selectors, services
from engagement.events.plans import Hall
from engagement.events.serializers.events import (
    EventChangeInSerializer,
    EventDraftInSerializer,
    EventSerializer,
)


class Events(APIView):
    @describes("Plan an event", takes=EventDraftInSerializer, gives=EventSerializer, status=201)
    def post(self, request: ApiRequest) -> Response:
        sent = received(request, EventDraftInSerializer)
        event = services.draft_event(
            person=request.person,
            organisation=sent.pop("organisation"),
            part_of=sent.pop("part_of"),
            trunk=trunk_from(sent),
            hall=Hall(**sent),
            now=clock.now(),
        )
        return _shown(request, event.activity, status=201)


class OneEvent(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("An event", gives=EventSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.event(request.person, code))

    @describes(
        "Write an event anew, the whole of it",
        takes=EventChangeInSerializer,
        gives=EventSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        sent = received(request, EventChangeInSerializer)
        event = services.change_event(
            person=request.person,
            event=activity.event,
            note=sent.pop("note"),
            trunk=trunk_from(sent),
            hall=Hall(**sent),
            now=clock.now(),
        )
        return _shown(request, event.activity)


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    registration = selectors.registration_of(request.person, activity)
    context = known_to(request.person, activity, is_registered=registration is not None)
    context["history"] = history_of(activity, knows_place=context["knows_place"])
    return Response(EventSerializer(activity.event, context=context).data, status=status)
