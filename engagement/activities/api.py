"""The trunk over the API: the list, one activity, and the verbs every kind shares."""

from typing import Any

from django.http import Http404
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
from engagement.activities.models import Activity
from engagement.activities.selectors import Wanted
from engagement.activities.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    FiltersSerializer,
    ReturnInSerializer,
)
from engagement.activities.services import Trunk
from engagement.activities.views import visible


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
        return paged(self, selectors.worked_on_by(request.person), works_on_it=True)


class OneActivity(APIView):
    permission_classes = (AllowAny,)

    @describes("One activity of any kind", gives=ActivityDetailSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return shown(request, visible(request._request, code))


class Submission(APIView):
    @describes(
        "Publish, or ask for review where it is the group's first",
        gives=ActivityDetailSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request._request, code)
        return shown(request, services.submit(person=request.person, activity=activity, now=clock.now()))


class Approval(APIView):
    @describes("Publish what waited for review", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request._request, code)
        return shown(request, services.approve(person=request.person, activity=activity, now=clock.now()))


class Returning(APIView):
    @describes(
        "Ask for changes, and say which",
        takes=ReturnInSerializer,
        gives=ActivityDetailSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request._request, code)
        note = received(request, ReturnInSerializer)["note"]
        activity = services.return_for_changes(
            person=request.person, activity=activity, note=note, now=clock.now()
        )
        return shown(request, activity)


class Closing(APIView):
    @describes("Let nobody join any more", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request._request, code)
        return shown(request, services.close(person=request.person, activity=activity, now=clock.now()))


class Withdrawal(APIView):
    @describes("Call it off; whoever joined is told", gives=ActivityDetailSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request._request, code)
        return shown(request, services.withdraw(person=request.person, activity=activity, now=clock.now()))


def shown(request: ApiVisitorRequest, activity: Activity) -> Response:
    """An activity as this reader may see it."""
    context = {"works_on_it": works_on(request.person, activity)}
    return Response(ActivityDetailSerializer(activity, context=context).data)


def works_on(person: Person | None, activity: Activity) -> bool:
    """Whether the reader may know what is kept from the public: the place of a sensitive one, the reviewer's note."""
    return person is not None and policies.may_change(person, activity)


def for_change(request: ApiRequest, activity: Activity) -> Activity:
    """The activity, if this person may change it; else 404, before a word of what she sent is read."""
    if not policies.may_change(request.person, activity):
        raise Http404
    return activity


def trunk_from(sent: dict[str, Any]) -> Trunk:
    """The trunk as services take it, from what TrunkInSerializer understood; takes its fields out of `sent`."""
    return Trunk(**{name: sent.pop(name) for name in Trunk.__dataclass_fields__})
