"""The door over the API: find, scan, groups, walk-ins, lists from paper. One person is marked as everywhere else."""

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.choices import Look
from accounts.models import Organisation, Person
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, received
from engagement.events import doors, services, tickets
from engagement.events.door.selectors import found_at_door, groups, row_of, row_of_ticket
from engagement.events.door.serializers import (
    DoorQuerySerializer,
    GroupSerializer,
    ModeSerializer,
    PaperInSerializer,
    PaperSerializer,
    ScannedSerializer,
    WalkInSerializer,
)
from engagement.events.door.services import Paper, mark_from_paper, plan_paper, walk_in
from engagement.events.roster_import.plan import Verdict
from engagement.events.roster_import.services import expect_held
from engagement.events.serializers.attendance import AttendanceSerializer, TakesPartSerializer
from engagement.participation.choices import Mode


class Door(APIView):
    @describes(
        "Find who stands at the door: at most twenty; every look is logged",
        asks=[DoorQuerySerializer],
        gives=TakesPartSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        text = asked(request, DoorQuerySerializer)["q"]
        holder = row_of_ticket(event, tickets.code_in(text))
        return _people(request, [holder] if holder else found_at_door(event, text))


class Scan(APIView):
    @describes(
        "Read a ticket's QR code",
        takes=ScannedSerializer,
        gives=TakesPartSerializer(many=True),
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.marked_by(request.person, code)
        token = received(request, ScannedSerializer)["token"]
        registration = tickets.read_link(token, now=clock.now())
        if registration is None or registration.event_id != activity.pk:
            raise Http404
        one = row_of(activity.event, registration.person_id)
        return _people(request, [one] if one else [])


class WalkIns(APIView):
    @describes(
        "Mark somebody who did not register",
        takes=WalkInSerializer,
        gives=AttendanceSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        sent = received(request, WalkInSerializer)
        marked = walk_in(
            marked_by=request.person,
            event=event,
            **(sent | {"mode": Mode(sent["mode"])}),
            now=clock.now(),
        )
        return Response(AttendanceSerializer(marked.attendance).data)


class Groups(APIView):
    @describes("Groups that people registered for", gives=GroupSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        return Response(GroupSerializer(groups(event), many=True).data)


class GroupMark(APIView):
    @describes(
        "Mark all who registered for a group; gives those who are newly marked",
        takes=ModeSerializer,
        gives=AttendanceSerializer(many=True),
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, group_code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        organisation = Organisation.objects.filter(code=group_code).first()
        if organisation is None:
            raise Http404
        mode = Mode(received(request, ModeSerializer)["mode"])
        made = services.mark_group(
            marked_by=request.person, event=event, organisation=organisation, mode=mode, now=clock.now()
        )
        return Response(AttendanceSerializer(made, many=True).data)


class PaperPreview(APIView):
    @describes(
        "What a list typed from paper would do; nothing is changed",
        takes=PaperInSerializer,
        gives=PaperSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity, now = doors.marked_by(request.person, code), clock.now()
        sent = received(request, PaperInSerializer)
        expect_held(activity, now)
        return _read(plan_paper(activity=activity, text=sent["text"], mode=Mode(sent["mode"]), now=now))


class PaperMarks(APIView):
    @describes(
        "Mark everybody whom a list typed from paper means; twice is once",
        takes=PaperInSerializer,
        gives=PaperSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        event = doors.marked_by(request.person, code).event
        sent = received(request, PaperInSerializer)
        paper = mark_from_paper(
            marked_by=request.person,
            event=event,
            text=sent["text"],
            mode=Mode(sent["mode"]),
            now=clock.now(),
        )
        return _read(paper)


def _people(request: ApiRequest, people: list[Person]) -> Response:
    """Rows of the people of an event; whose name is given out can see that."""
    seen = [one.pk for one in people]
    log_looks(viewer=request.person, people=seen, what=Look.EVENT_PEOPLE, now=clock.now())
    return Response(TakesPartSerializer(people, many=True).data)


def _read(paper: Paper) -> Response:
    verdicts = {verdict.value: len(paper.plan.of(verdict)) for verdict in Verdict}
    read = {"tickets": len(paper.tickets), "refused": paper.plan.refused} | verdicts
    return Response(PaperSerializer(read).data)
