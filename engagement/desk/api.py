"""The desk over the API: report, decide, appeal; tasks of who is trained."""

from allauth.account.adapter import get_adapter
from django.http import Http404
from rest_framework import generics
from rest_framework.permissions import AllowAny, BasePermission, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from core.codes import new_code
from engagement.activities.doors import visible
from engagement.desk import doors, policies, selectors, services
from engagement.desk.allowances import spend_report
from engagement.desk.choices import Reason
from engagement.desk.selectors import QueuedCase
from engagement.desk.serializers import (
    AppealDecisionInSerializer,
    AppealInSerializer,
    AppealSerializer,
    BurstSerializer,
    CasePageSerializer,
    CaseSerializer,
    HideInSerializer,
    LeaveInSerializer,
    MyHidingSerializer,
    MyReportSerializer,
    ReportInSerializer,
)

# With what its place lies in, so that naming it asks nothing more.
ACTIVITY = ("activity__organisation", "activity__place__parent__parent__parent")


class Reports(generics.GenericAPIView):
    serializer_class = MyReportSerializer

    def get_permissions(self) -> list[BasePermission]:
        return [AllowAny()] if self.request.method == "POST" else [IsAuthenticated()]

    @describes("What I reported, and what became of it", gives=MyReportSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.reports_of(request.person))

    @describes(
        "Say that public words are wrong; said twice it is one report",
        takes=ReportInSerializer,
        refuses=[404, 409, 429],
        status=204,
    )
    def post(self, request: ApiVisitorRequest) -> Response:
        said, now = received(request, ReportInSerializer), clock.now()
        given = doors.words_read_by(request.person, said["kind"], said["code"])
        spend_report(request.person, get_adapter().get_client_ip(request._request), now)
        once = said.pop("once") or new_code(16)
        services.report(
            reporter=request.person,
            given=given,
            now=now,
            once=once,
            **said | {"reason": Reason(said["reason"])},
        )
        return Response(status=204)


class Cases(generics.GenericAPIView):
    serializer_class = CaseSerializer

    @describes(
        "What waits for me as a moderator: danger first, then the longest waiting",
        gives=CaseSerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        doors.expect_moderator(request.person)
        return paged(self, selectors.waiting_for(request.person).select_related(*ACTIVITY))


class OneCase(APIView):
    @describes("One case with the words and the reports", gives=CasePageSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        return _shown(request, doors.case(request.person, code))


class CaseLeaving(APIView):
    @describes("Leave it as it is", takes=LeaveInSerializer, gives=CasePageSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        case, said = doors.case(request.person, code), received(request, LeaveInSerializer)
        services.leave(person=request.person, case=case, note=said["note"], now=clock.now())
        return _shown(request, case)


class CaseHiding(APIView):
    @describes("Hide the words", takes=HideInSerializer, gives=CasePageSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str) -> Response:
        case, said = doors.case(request.person, code), received(request, HideInSerializer)
        services.hide(
            person=request.person,
            case=case,
            reason=Reason(said["reason"]),
            words=said["words"],
            now=clock.now(),
        )
        return _shown(request, case)


class AppealDecision(APIView):
    @describes(
        "Decide on an appeal; another than who hid the words, if there is anybody",
        takes=AppealDecisionInSerializer,
        gives=AppealSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        appeal = doors.appeal_on(doors.case(request.person, code))
        said = received(request, AppealDecisionInSerializer)
        decided = services.decide_appeal(person=request.person, appeal=appeal, now=clock.now(), **said)
        return Response(AppealSerializer(decided).data)


class MyHidings(generics.GenericAPIView):
    serializer_class = MyHidingSerializer

    @describes("Words of mine that were hidden", gives=MyHidingSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.hidings_of(request.person))


class MyAppeal(APIView):
    @describes(
        "Ask, once, that my words be shown again",
        takes=AppealInSerializer,
        gives=AppealSerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest, hiding_code: str) -> Response:
        hiding, said = doors.hiding_of(request.person, hiding_code), received(request, AppealInSerializer)
        appeal = services.appeal(person=request.person, hiding=hiding, words=said["words"], now=clock.now())
        return Response(AppealSerializer(appeal).data, status=201)


class Bursts(APIView):
    @describes("Where many new accounts did something at once", gives=BurstSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        doors.expect_moderator(request.person)
        found = selectors.bursts_for(request.person, now=clock.now())
        return Response([BurstSerializer(flagged).data for flagged in found])


class BurstLooking(APIView):
    @describes("I looked at it; what comes later is shown anew", refuses=[404], status=204)
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = visible(request.person, code)
        if not policies.may_moderate(request.person, activity):
            raise Http404
        services.look_at_burst(person=request.person, activity=activity, now=clock.now())
        return Response(status=204)


def _shown(request: ApiRequest, case: QueuedCase) -> Response:
    """A case as its page has it; the look at a named author is logged."""
    page = {
        "case": case,
        "words": services.look_at_case(viewer=request.person, case=case, now=clock.now()),
        "reports": selectors.reports_on(case),
        "appeal": selectors.appeal_on(case),
    }
    return Response(CasePageSerializer(page).data)
