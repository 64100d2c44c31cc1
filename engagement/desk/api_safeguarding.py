"""Safeguarding over the API. The words are read on the site's page alone: no program copies them."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import selectors as people
from accounts.api_requests import ApiRequest
from accounts.errors import NoSuchMember
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.desk import doors, selectors, services
from engagement.desk.choices import TaskOutcome
from engagement.desk.serializers import (
    TaskClosingInSerializer,
    TaskSerializer,
    TrainedInSerializer,
    TrainedSerializer,
)


class Tasks(generics.GenericAPIView):
    serializer_class = TaskSerializer

    @describes("What was given to me, who is trained; nobody else sees it", gives=TaskSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        doors.expect_trained(request.person)
        return paged(self, selectors.tasks_of(request.person))


class TaskClosing(APIView):
    @describes("Close a task", takes=TaskClosingInSerializer, refuses=[404, 409], status=204)
    def post(self, request: ApiRequest, code: str) -> Response:
        task, said = doors.task(request.person, code), received(request, TaskClosingInSerializer)
        outcome = TaskOutcome(said["outcome"])
        services.close_task(person=request.person, task=task, outcome=outcome, now=clock.now())
        return Response(status=204)


class Trained(generics.GenericAPIView):
    serializer_class = TrainedSerializer

    @describes("Who is trained for safeguarding in my places", gives=TrainedSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        doors.expect_namer(request.person)
        return paged(self, selectors.trained_for(request.person))

    @describes(
        "Name somebody; what waits there is hers",
        takes=TrainedInSerializer,
        gives=TrainedSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest) -> Response:
        doors.expect_namer(request.person)
        said = received(request, TrainedInSerializer)
        person = people.person_by_address(said["email"])
        if person is None:
            raise NoSuchMember
        role = services.name_trained(
            named_by=request.person, person=person, place=said["place"], now=clock.now()
        )
        return Response(TrainedSerializer(role).data, status=201)


class OneTrained(APIView):
    @describes("She is not the one any more; what lay with her goes to another", refuses=[404], status=204)
    def delete(self, request: ApiRequest, trained_code: str) -> Response:
        role = doors.trained(request.person, trained_code)
        services.end_trained(ended_by=request.person, role=role, now=clock.now())
        return Response(status=204)
