"""One's own calendar over the API: its addresses, a new one, none."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from engagement.events import selectors, services
from engagement.events.serializers.feeds import MyCalendarSerializer
from engagement.events.subscriptions import subscriptions


class MyCalendar(APIView):
    @describes("The addresses of my calendar, for programs that read it", gives=MyCalendarSerializer)
    def get(self, request: ApiRequest) -> Response:
        return _shown(request)

    @describes("Give my calendar a new address; those before lead nowhere", gives=MyCalendarSerializer)
    def post(self, request: ApiRequest) -> Response:
        services.open_feed(person=request.person, now=clock.now())
        return _shown(request)

    @describes("Close my calendar: no address leads to it", gives=MyCalendarSerializer)
    def delete(self, request: ApiRequest) -> Response:
        services.close_feed(person=request.person)
        return _shown(request)


def _shown(request: ApiRequest) -> Response:
    addresses = subscriptions(selectors.feed_of(request.person), None)
    return Response(MyCalendarSerializer(addresses).data)
