"""The reminders of an event over the API."""

from django.http import Http404
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.activities.models import Activity
from engagement.events import doors
from notifications.rules import selectors, services
from notifications.rules.lookahead import look_ahead
from notifications.rules.models import ReminderRule
from notifications.rules.serializers.rules import (
    PreviewInSerializer,
    PreviewSerializer,
    RuleInSerializer,
    RuleSerializer,
    plan_of,
)


class Reminders(APIView):
    @describes("The reminders of an event, as they go out", gives=RuleSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        return Response(RuleSerializer(selectors.steps_of_event(activity), many=True).data)

    @describes("Add a reminder", takes=RuleInSerializer, gives=RuleSerializer, status=201, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        plan = plan_of(received(request, RuleInSerializer))
        rule = services.save_rule(person=request.person, activity=activity, plan=plan, now=clock.now())
        return Response(RuleSerializer(rule).data, status=201)


class OneReminder(APIView):
    @describes("Change a reminder", takes=RuleInSerializer, gives=RuleSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, step: str) -> Response:
        activity = doors.run_by(request.person, code)
        _step(activity, step)
        plan = plan_of(received(request, RuleInSerializer))
        rule = services.save_rule(
            person=request.person, activity=activity, step=step, plan=plan, now=clock.now()
        )
        return Response(RuleSerializer(rule).data)

    @describes("Make a usual reminder as usual again, or remove one of its own", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, step: str) -> Response:
        activity = doors.run_by(request.person, code)
        services.remove_rule(person=request.person, activity=activity, step=step, now=clock.now())
        return Response(status=204)


class ReminderPreview(APIView):
    @describes(
        "What a reminder would do, before it is saved; the looks at names are logged",
        takes=PreviewInSerializer,
        gives=PreviewSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        rule = _drafted(request, activity)
        there = selectors.steps_of_event(activity)
        found = look_ahead(person=request.person, activity=activity, rule=rule, there=there, now=clock.now())
        return Response(PreviewSerializer(found).data)


class ReminderTest(APIView):
    @describes(
        "Send a reminder that is not saved to myself, as a test",
        takes=PreviewInSerializer,
        status=202,
        refuses=[404, 409, 429],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.run_by(request.person, code)
        rule = _drafted(request, activity)
        services.send_test(person=request.person, activity=activity, rule=rule, now=clock.now())
        return Response(status=202)


def _drafted(request: ApiRequest, activity: Activity) -> ReminderRule:
    body = received(request, PreviewInSerializer)
    if body["step"]:
        _step(activity, body["step"])
    return services.drafted(activity, step=body["step"], plan=plan_of(body))


def _step(activity: Activity, name: str) -> ReminderRule:
    rule = selectors.step_of_event(activity, name)
    if rule is None:
        raise Http404
    return rule
