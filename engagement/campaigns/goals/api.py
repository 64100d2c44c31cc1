"""The way to a goal over the API: read it, plan it, tell what comes next."""

from typing import Any

from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.api import known_to
from engagement.activities.models import Activity
from engagement.activities.selectors import by_code
from engagement.activities.updates.serializers import UpdateSerializer
from engagement.campaigns import doors
from engagement.campaigns.goals import services
from engagement.campaigns.goals.errors import NextNotOpen
from engagement.campaigns.goals.plans import Mark, Way
from engagement.campaigns.goals.selectors import achieved, is_reached, milestones_of, next_of
from engagement.campaigns.goals.serializers import GoalSerializer, WayInSerializer


class Goals(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes(
        "The way to the goal of a campaign, and what was achieved", gives=GoalSerializer, refuses=[404]
    )
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.campaign(request.person, code))

    @describes(
        "Plan the way to the goal anew, the whole of it",
        takes=WayInSerializer,
        gives=GoalSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        way = _way(received(request, WayInSerializer))
        activity.campaign = services.plan_way(
            person=request.person, campaign=activity.campaign, way=way, now=clock.now()
        )
        return _shown(request, activity)


class GoalTold(APIView):
    @describes(
        "Tell those who took part or follow what comes next; told twice it is one",
        gives=UpdateSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.changed_by(request.person, code).campaign
        update = services.tell_next(person=request.person, campaign=campaign, now=clock.now())
        return Response(UpdateSerializer(update).data)


def _way(sent: dict[str, Any]) -> Way:
    """What was sent, as a plan. Raises NextNotOpen where there is no such activity."""
    leads_to = by_code(sent["leads_to"]) if sent["leads_to"] else None
    if sent["leads_to"] and leads_to is None:
        raise NextNotOpen
    marks = tuple(Mark(**mark) for mark in sent["milestones"])
    return Way(marks=marks, next_words=sent["next_words"], leads_to=leads_to)


def _shown(request: ApiVisitorRequest, activity: Activity) -> Response:
    known, campaign = known_to(request.person, activity), activity.campaign
    milestones = list(milestones_of(campaign)) if known["knows_numbers"] else []
    is_next_told = known["works_on_it"] or is_reached(campaign, milestones)
    leads_to = next_of(campaign) if is_next_told else None
    whole = {
        "goal": campaign.goal,
        "milestones": milestones,
        "next_words": campaign.next_words if is_next_told else "",
        "leads_to": leads_to.code if leads_to else None,
        "achieved": achieved(activity) if known["knows_numbers"] else None,
    }
    return Response(GoalSerializer(whole).data)
