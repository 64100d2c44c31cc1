"""One's own ticket and one's own word that one was there, over the API."""

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from engagement.events import doors, selectors, services, tickets
from engagement.events.errors import RegistrationClosed
from engagement.events.serializers.attendance import AttendanceSerializer
from engagement.events.serializers.tickets import TicketSerializer


class MyTicket(APIView):
    @describes("My ticket for an event", gives=TicketSerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.event(request.person, code)
        registration = selectors.registration_of(request.person, activity)
        if registration is None:
            raise Http404
        if activity.ends_at <= clock.now():
            raise RegistrationClosed
        ticket = services.issue_ticket(registration=registration)
        shown = {"code": ticket.code, "link": tickets.link_of(registration)}
        return Response(TicketSerializer(shown).data)


class MyWord(APIView):
    @describes(
        "Say after the end that I was there; counted apart from those who were seen",
        gives=AttendanceSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        event = doors.event(request.person, code).event
        attendance = services.say_i_came(person=request.person, event=event, now=clock.now())
        return Response(AttendanceSerializer(attendance).data)
