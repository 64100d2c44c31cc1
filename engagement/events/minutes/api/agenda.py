"""The agenda over the API."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.events.minutes import doors, selectors, services
from engagement.events.minutes.plans import Item
from engagement.events.minutes.serializers import AgendaItemInSerializer, AgendaItemSerializer


class Agenda(APIView):
    @describes(
        "Put something on the agenda",
        takes=AgendaItemInSerializer,
        gives=AgendaItemSerializer,
        status=201,
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = services.put_on_agenda(
            person=request.person,
            event=activity.event,
            item=Item(**received(request, AgendaItemInSerializer)),
            now=clock.now(),
        )
        return Response(AgendaItemSerializer(item).data, status=201)


class OneAgendaItem(APIView):
    @describes("Take something off the agenda", gives=None, status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, item_code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = doors.item_of(activity, item_code)
        services.take_off_agenda(person=request.person, event=activity.event, item=item, now=clock.now())
        return Response(status=204)


class AgendaItemUp(APIView):
    @describes("Speak of it one place earlier", gives=AgendaItemSerializer(many=True), refuses=[404])
    def post(self, request: ApiRequest, code: str, item_code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        item = doors.item_of(activity, item_code)
        services.move_up(person=request.person, event=activity.event, item=item, now=clock.now())
        return Response([AgendaItemSerializer(one).data for one in selectors.agenda_of(activity)])
