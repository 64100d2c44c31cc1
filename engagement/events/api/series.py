"""Series over the API: repeat an event, its dates, change several, come to all."""

from typing import Any

from django.http import Http404
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.api import known_to, trunk_from
from engagement.activities.models import Activity
from engagement.activities.recurrence import days
from engagement.events import doors, selectors, services
from engagement.events.choices import Scope
from engagement.events.copies import times_of
from engagement.events.plans import Hall
from engagement.events.serializers.series import (
    AllDatesInSerializer,
    DateOutcomeSerializer,
    DayInSerializer,
    DaysSerializer,
    RhythmInSerializer,
    SeriesChangeInSerializer,
    SeriesSerializer,
    rule_from,
)
from engagement.participation.choices import Mode, Source


class SeriesPreview(APIView):
    @describes("The days a rule would give", takes=RhythmInSerializer, gives=DaysSerializer, refuses=[404])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        rule, left_out = rule_from(received(request, RhythmInSerializer))
        planned = [day for day in days(rule, times_of(activity).day) if day not in left_out]
        return Response(DaysSerializer({"days": planned}).data)


class OneSeries(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("The series an event is one of, with its dates", gives=SeriesSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(request, doors.one_of_series(request.person, code))

    @describes(
        "Repeat an event by a rule; each date is an event of its own",
        takes=RhythmInSerializer,
        gives=SeriesSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        rule, left_out = rule_from(received(request, RhythmInSerializer))
        services.make_series(
            person=request.person, event=activity.event, rule=rule, left_out=left_out, now=clock.now()
        )
        return _shown(request, doors.one_of_series(request.person, code), status=201)

    @describes(
        "Write a date anew, and the same change into others",
        takes=SeriesChangeInSerializer,
        gives=SeriesSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        sent = received(request, SeriesChangeInSerializer)
        services.change_series(
            person=request.person,
            event=activity.event,
            scope=Scope(sent.pop("scope")),
            note=sent.pop("note", ""),
            trunk=trunk_from(sent),
            hall=Hall(**sent),
            now=clock.now(),
        )
        return _shown(request, doors.one_of_series(request.person, code))


class SeriesDates(APIView):
    @describes(
        "Add a date like this one on another day",
        takes=DayInSerializer,
        gives=SeriesSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        day = received(request, DayInSerializer)["day"]
        services.add_date(person=request.person, event=activity.event, day=day, now=clock.now())
        return _shown(request, doors.one_of_series(request.person, code), status=201)

    @describes(
        "Leave this date out: a draft is gone, what was published is called off",
        refuses=[404, 409],
        status=204,
    )
    def delete(self, request: ApiRequest, code: str) -> Response:
        activity = doors.changed_by(request.person, code)
        services.skip_date(person=request.person, event=activity.event, now=clock.now())
        return Response(status=204)


class AllDates(APIView):
    @describes(
        "Register for all dates still to come; says of each what became of it",
        takes=AllDatesInSerializer,
        gives=DateOutcomeSerializer(many=True),
        refuses=[404],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        activity = doors.event(request.person, code)
        if activity.series is None:
            raise Http404
        sent = received(request, AllDatesInSerializer)
        outcomes = services.register_for_dates(
            person=request.person,
            event=activity.event,
            mode=Mode(sent["mode"]),
            party_size=sent["party_size"],
            source=Source.API,
            now=clock.now(),
        )
        return Response(DateOutcomeSerializer(outcomes, many=True).data)


def _shown(request: ApiVisitorRequest, activity: Activity, *, status: int = 200) -> Response:
    context = known_to(request.person, activity)
    context["dates"] = selectors.dates_of(activity, request.person)
    return Response(SeriesSerializer(activity, context=context).data, status=status)
