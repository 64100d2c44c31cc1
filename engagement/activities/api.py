"""The trunk over the API: the list, one activity, and the verbs every kind shares."""

from typing import Any

from rest_framework import generics
from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.models import Person
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, paged, received
from engagement.activities import policies, selectors, services
from engagement.activities.doors import visible
from engagement.activities.models import Activity
from engagement.activities.plans import Trunk
from engagement.activities.selectors import Wanted
from engagement.activities.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    FiltersSerializer,
    ReturnInSerializer,
)


class Activities(generics.GenericAPIView):
    permission_classes = (AllowAny,)
    serializer_class = ActivitySerializer

    @describes("What is on", asks=[FiltersSerializer], gives=ActivitySerializer(many=True))
    def get(self, request: ApiVisitorRequest) -> Response:
        filters = asked(request, FiltersSerializer)
        wanted = Wanted(
            words=filters.get("q", ""),
            kind=filters.get("kind", ""),
            place=filters.get("place"),
            online=filters["online"],
            open_now=not filters["over"],
        )
        return paged(self, selectors.published(wanted, now=clock.now()))


class MyActivities(generics.GenericAPIView):
    serializer_class = ActivitySerializer

    @describes("What the groups I organise for have planned", gives=ActivitySerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.worked_on_by(request.person), knows_place=True)


class OneActivity(APIView):
    permission_classes = (AllowAny,)

    @describes("One activity of any kind", gives=ActivityDetailSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return shown(request, visible(request.person, code))


class Submission(APIView):
    @describes(
        "Publish, or ask for review where it is the group's first",
        gives=ActivityDetailSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        return shown(request, services.submit(person=request.person, activity=activity, now=clock.now()))


class Approval(APIView):
    @describes("Publish what waited for review", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        return shown(request, services.approve(person=request.person, activity=activity, now=clock.now()))


class Returning(APIView):
    @describes(
        "Ask for changes, and say which",
        takes=ReturnInSerializer,
        gives=ActivityDetailSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        note = received(request, ReturnInSerializer)["note"]
        activity = services.return_for_changes(
            person=request.person, activity=activity, note=note, now=clock.now()
        )
        return shown(request, activity)


class Closing(APIView):
    @describes("Let nobody join any more", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        return shown(request, services.close(person=request.person, activity=activity, now=clock.now()))


class Withdrawal(APIView):
    @describes("Call it off; whoever joined is told", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        return shown(request, services.withdraw(person=request.person, activity=activity, now=clock.now()))


def shown(request: ApiVisitorRequest, activity: Activity) -> Response:
    """An activity as this reader may see it."""
    return Response(ActivityDetailSerializer(activity, context=known_to(request.person, activity)).data)


def known_to(person: Person | None, activity: Activity, *, is_registered: bool = False) -> dict[str, Any]:
    """What serializers of an activity must know of its reader."""
    return {
        "works_on_it": policies.works_on(person, activity),
        "knows_place": policies.may_know_place(person, activity, is_registered=is_registered),
        "knows_numbers": policies.may_know_numbers(person, activity),
    }


def trunk_from(sent: dict[str, Any]) -> Trunk:
    """The trunk as services take it, from what TrunkInSerializer understood; takes its fields out of `sent`."""
    return Trunk(**{name: sent.pop(name) for name in Trunk.__dataclass_fields__})
