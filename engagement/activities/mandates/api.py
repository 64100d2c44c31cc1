"""Who speaks for a group, over the API."""

from django.http import Http404
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.models import Organisation
from accounts.selectors import members_of
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.activities.mandates import doors, policies, selectors, services
from engagement.activities.mandates.errors import NotAMember
from engagement.activities.mandates.plans import MandatePlan
from engagement.activities.mandates.serializers import (
    MandateInSerializer,
    MandateSerializer,
    ObjectionAnswerInSerializer,
    ObjectionInSerializer,
    ObjectionSerializer,
)
from engagement.activities.models import Activity, Mandate


class Mandates(generics.GenericAPIView):
    serializer_class = MandateSerializer

    @describes(
        "Who may speak for a group, also who might before", gives=MandateSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        return paged(self, selectors.mandates_of(doors.group(request.person, code)), now=clock.now())

    @describes(
        "Let a member speak for the group; nobody lets herself, but where nobody else could decide",
        takes=MandateInSerializer,
        gives=MandateSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        group = doors.granting(request.person, code)
        plan = _plan(group, received(request, MandateInSerializer))
        mandate = services.grant_mandate(
            person=request.person, organisation=group, plan=plan, now=clock.now()
        )
        return _told(selectors.mandates_of(group).get(pk=mandate.pk), status=201)


class ObjectedMandates(APIView):
    @describes(
        "The mandates in my places that stand and to which members object, for coordinators",
        gives=MandateSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest) -> Response:
        now = clock.now()
        found = selectors.objected_in(doors.coordinated(request.person), now)
        return Response([MandateSerializer(one, context={"now": now}).data for one in found])


class OneMandate(APIView):
    @describes("One mandate, and how many members object", gives=MandateSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        return _told(doors.mandate(request.person, code, mandate_code))

    @describes(
        "Withdraw a mandate, or lay down one's own; what was given under it stands",
        status=204,
        refuses=[404, 409],
    )
    def delete(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        mandate = doors.withdrawing(request.person, code, mandate_code)
        services.withdraw_mandate(person=request.person, mandate=mandate, now=clock.now())
        return Response(status=204)


class MyMandates(generics.GenericAPIView):
    serializer_class = MandateSerializer

    @describes("For which groups I may speak, or might before", gives=MandateSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.held_by(request.person), now=clock.now())


class MyObjection(APIView):
    @describes("What I said against it, and the answer", gives=ObjectionSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        mandate = doors.objecting(request.person, code, mandate_code)
        own = selectors.objection_of(request.person, mandate)
        if own is None:
            raise Http404
        return Response(ObjectionSerializer(own).data)

    @describes(
        "Object as a member while it stands; my name is shown to nobody",
        takes=ObjectionInSerializer,
        gives=ObjectionSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        mandate = doors.objecting(request.person, code, mandate_code)
        reason = received(request, ObjectionInSerializer)["reason"]
        said = services.object_to(person=request.person, mandate=mandate, reason=reason, now=clock.now())
        return Response(ObjectionSerializer(said).data)

    @describes("Object no more", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        mandate = doors.objecting(request.person, code, mandate_code)
        services.take_objection_back(person=request.person, mandate=mandate, now=clock.now())
        return Response(status=204)


class Objections(generics.GenericAPIView):
    serializer_class = ObjectionSerializer

    @describes(
        "What members say against a mandate, without names, for those who manage the group and coordinators",
        gives=ObjectionSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str, mandate_code: str) -> Response:
        mandate = doors.mandate(request.person, code, mandate_code)
        if not policies.may_read_objections(request.person, mandate.organisation):
            raise Http404
        return paged(self, selectors.objections_to(mandate))


class ObjectionAnswer(APIView):
    @describes(
        "Answer an objection", takes=ObjectionAnswerInSerializer, gives=ObjectionSerializer, refuses=[404]
    )
    def put(self, request: ApiRequest, code: str, mandate_code: str, objection_code: str) -> Response:
        mandate = doors.mandate(request.person, code, mandate_code)
        objection = doors.objection(request.person, mandate, objection_code)
        answer = received(request, ObjectionAnswerInSerializer)["answer"]
        said = services.answer_objection(
            person=request.person, objection=objection, answer=answer, now=clock.now()
        )
        return Response(ObjectionSerializer(said).data)


def _told(mandate: Mandate, *, status: int = 200) -> Response:
    shape = MandateSerializer(mandate, context={"now": clock.now()})
    return Response(shape.data, status=status)


def _plan(group: Organisation, sent: dict[str, object]) -> MandatePlan:
    """With the person and the activity behind their codes. Raises NotAMember; 404 for an unknown activity."""
    member = members_of(group).filter(person__code=sent.pop("person")).first()
    if member is None:
        raise NotAMember
    activity: Activity | None = None
    if (code := sent.pop("activity")) is not None:
        activity = selectors.activities_to_speak_in(clock.now()).filter(code=code).first()
        if activity is None:
            raise Http404
    return MandatePlan(holder=member.person, activity=activity, **sent)  # type: ignore[arg-type]  # as the serializer checked them
