"""The import over the API: what a list would do, and doing it; the file is sent both times and kept nowhere."""

from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from core.sheets import Workbook, read
from engagement.activities.models import Activity
from engagement.events.doors import run_by
from engagement.events.roster_import.forms import usual_mode
from engagement.events.roster_import.limits import LIST_LIMITS
from engagement.events.roster_import.plan import plan_import
from engagement.events.roster_import.serializers import PlanSerializer, RosterInSerializer
from engagement.events.roster_import.services import expect_held, import_roster
from engagement.participation.choices import Mode


class RosterPreview(APIView):
    parser_classes = (MultiPartParser,)

    @describes(
        "What an attendance list would do; nothing is changed",
        takes=RosterInSerializer,
        gives=PlanSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = run_by(request.person, code)
        now = clock.now()
        expect_held(activity, now)
        workbook, mode = _list(request, activity)
        plan = plan_import(activity=activity, workbook=workbook, usual_mode=mode, now=now)
        return Response(PlanSerializer(plan).data)


class RosterImport(APIView):
    parser_classes = (MultiPartParser,)

    @describes(
        "Make who is not known and mark who came; all or nothing, and twice is once",
        takes=RosterInSerializer,
        gives=PlanSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = run_by(request.person, code)
        workbook, mode = _list(request, activity)
        plan = import_roster(
            person=request.person, event=activity.event, workbook=workbook, usual_mode=mode, now=clock.now()
        )
        return Response(PlanSerializer(plan).data)


def _list(request: ApiRequest, activity: Activity) -> tuple[Workbook, Mode]:
    """The list that was sent. Raises SheetError where it cannot be read."""
    sent = received(request, RosterInSerializer)
    workbook = read(sent["file"].read(), sent["file"].name, LIST_LIMITS)
    return workbook, Mode(sent.get("mode") or usual_mode(activity.event))
