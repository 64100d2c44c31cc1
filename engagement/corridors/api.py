"""Corridors over the API: read, propose, say yes, leave; and the words, tasks and activities of one side."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.models import Organisation, Person
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.models import Activity
from engagement.corridors import doors, lines, policies, selectors, services
from engagement.corridors.plans import Words
from engagement.corridors.serializers import (
    AcceptInSerializer,
    CorridorSerializer,
    CorridorTaskInSerializer,
    DoneInSerializer,
    NewTaskInSerializer,
    ProposeInSerializer,
    WordsInSerializer,
)


class Corridors(APIView):
    @describes(
        "Ask another group to run something together",
        takes=ProposeInSerializer,
        gives=CorridorSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest) -> Response:
        sent = received(request, ProposeInSerializer)
        partner = doors.partner(request.person, sent.pop("partner"))
        ours = Organisation.objects.filter(pk__in=request.person.powers.organises)
        organisation = get_object_or_404(ours, code=sent.pop("organisation"))
        zone = sent.pop("zone")
        made = services.propose_corridor(
            person=request.person,
            organisation=organisation,
            partner=partner,
            words=Words(**sent),
            zone=zone,
            now=clock.now(),
        )
        return _shown(request.person, made.code, status=201)


class OneCorridor(APIView):
    permission_classes = (AllowAny,)

    @describes("Two groups that run something together", gives=CorridorSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request.person, code)


class Acceptance(APIView):
    @describes(
        "Say yes for the group that is asked",
        takes=AcceptInSerializer,
        gives=CorridorSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, group_code: str) -> Response:
        side = doors.side(request.person, code, group_code)
        sent = received(request, AcceptInSerializer)
        zone = sent.pop("zone")
        services.accept_corridor(
            person=request.person, side=side, words=Words(**sent), zone=zone, now=clock.now()
        )
        return _shown(request.person, code)


class OneSide(APIView):
    @describes("Leave, decline, or take a proposal back", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, group_code: str) -> Response:
        side = doors.side(request.person, code, group_code)
        services.leave_corridor(person=request.person, side=side, now=clock.now())
        return Response(status=204)


class SideWords(APIView):
    @describes(
        "Write the page's words in this side's language",
        takes=WordsInSerializer,
        gives=CorridorSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, group_code: str) -> Response:
        side = doors.side_worked_on(request.person, code, group_code)
        words = Words(**received(request, WordsInSerializer))
        services.write_words(person=request.person, side=side, words=words, now=clock.now())
        return _shown(request.person, code)


class Tasks(APIView):
    @describes(
        "Say what this side does, and by when",
        takes=NewTaskInSerializer,
        gives=CorridorSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, group_code: str) -> Response:
        side = doors.side_worked_on(request.person, code, group_code)
        sent = received(request, NewTaskInSerializer)
        services.add_task(person=request.person, side=side, now=clock.now(), **sent)
        return _shown(request.person, code, status=201)


class OneTask(APIView):
    @describes(
        "Write a task anew", takes=CorridorTaskInSerializer, gives=CorridorSerializer, refuses=[404, 409]
    )
    def put(self, request: ApiRequest, code: str, group_code: str, task_code: str) -> Response:
        task = doors.task(request.person, code, group_code, task_code)
        sent = received(request, CorridorTaskInSerializer)
        services.change_task(person=request.person, task=task, now=clock.now(), **sent)
        return _shown(request.person, code)

    @describes("Take a task off the page", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, group_code: str, task_code: str) -> Response:
        task = doors.task(request.person, code, group_code, task_code)
        services.remove_task(person=request.person, task=task, now=clock.now())
        return Response(status=204)


class TaskDone(APIView):
    @describes(
        "Tell that a task is done and how it went",
        takes=DoneInSerializer,
        gives=CorridorSerializer,
        refuses=[404],
    )
    def put(self, request: ApiRequest, code: str, group_code: str, task_code: str) -> Response:
        task = doors.task(request.person, code, group_code, task_code)
        sent = received(request, DoneInSerializer)
        services.tell_done(person=request.person, task=task, now=clock.now(), **sent)
        return _shown(request.person, code)

    @describes("A task is not done after all", gives=CorridorSerializer, refuses=[404])
    def delete(self, request: ApiRequest, code: str, group_code: str, task_code: str) -> Response:
        task = doors.task(request.person, code, group_code, task_code)
        services.reopen_task(person=request.person, task=task, now=clock.now())
        return _shown(request.person, code)


class SideActivity(APIView):
    @describes("Put an activity of the group in", gives=CorridorSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, group_code: str, activity_code: str) -> Response:
        side = doors.side_worked_on(request.person, code, group_code)
        ours = Activity.objects.filter(organisation=side.organisation_id)
        activity = get_object_or_404(ours, code=activity_code)
        services.put_in(person=request.person, side=side, activity=activity, now=clock.now())
        return _shown(request.person, code)

    @describes("Take an activity off the page", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, group_code: str, activity_code: str) -> Response:
        side = doors.side_worked_on(request.person, code, group_code)
        row = get_object_or_404(selectors.put_in_by(side), activity__code=activity_code)
        services.take_out(person=request.person, side=side, activity=row.activity, now=clock.now())
        return Response(status=204)


def _shown(person: Person | None, code: str, *, status: int = 200) -> Response:
    corridor = doors.corridor(person, code)
    row: dict[str, Any] = {
        "corridor": corridor,
        "is_public": policies.is_public(corridor),
        "words": lines.words_of(corridor),
        "sides": lines.sides_of(corridor, person=person, now=clock.now()),
        "activities": selectors.activities_in(corridor),
    }
    return Response(CorridorSerializer(row).data, status=status)
