"""Who helps with an event, over the API."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from accounts.models import Organisation, Person
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from engagement.activities.choices import Role
from engagement.activities.doors import for_giving_roles, run_by, visible
from engagement.activities.models import Activity, ActivityRole
from engagement.activities.roles import selectors, services
from engagement.activities.roles.errors import GroupNotKnown, NotOneOfYours
from engagement.activities.roles.serializers import (
    CoOrganiserInSerializer,
    EventRoleHandOverInSerializer,
    EventRoleInSerializer,
    EventRoleOfferedSerializer,
    EventRoleOfferInSerializer,
    EventRoleSerializer,
    MyEventRoleSerializer,
)


class Roles(generics.GenericAPIView):
    serializer_class = EventRoleSerializer

    @describes("Who helps with an event", gives=EventRoleSerializer(many=True))
    def get(self, request: ApiRequest, code: str) -> Response:
        return paged(self, selectors.in_force(run_by(request.person, code)))

    @describes(
        "Give a role to somebody of the group, or who helps already",
        takes=EventRoleInSerializer,
        gives=EventRoleSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = for_giving_roles(request.person, visible(request.person, code))
        sent = received(request, EventRoleInSerializer)
        role = services.give_role(
            person=request.person,
            activity=activity,
            member=_known(request, activity, sent["person"]),
            role=Role(sent["role"]),
            now=clock.now(),
        )
        return Response(EventRoleSerializer(role).data, status=201)


class RoleOffers(APIView):
    @describes(
        "Ask somebody to take a role; every address is answered alike",
        takes=EventRoleOfferInSerializer,
        gives=EventRoleOfferedSerializer,
        status=202,
        refuses=[404, 429],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = for_giving_roles(request.person, visible(request.person, code))
        sent = received(request, EventRoleOfferInSerializer)
        services.offer_role(
            person=request.person,
            activity=activity,
            email=sent["email"],
            role=Role(sent["role"]),
            now=clock.now(),
        )
        return Response({"message": _("If this address has signed up, the person is asked.")}, status=202)


class CoOrganisers(APIView):
    @describes(
        "Let another verified group organise too",
        takes=CoOrganiserInSerializer,
        gives=EventRoleSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = for_giving_roles(request.person, visible(request.person, code))
        group = Organisation.objects.filter(
            code=received(request, CoOrganiserInSerializer)["organisation"]
        ).first()
        if group is None:
            raise GroupNotKnown
        role = services.name_co_organiser(
            person=request.person, activity=activity, organisation=group, now=clock.now()
        )
        return Response(EventRoleSerializer(role).data, status=201)


class OneRole(APIView):
    @describes("Take a role back", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, role_code: str) -> Response:
        role = _role(visible(request.person, code), role_code)
        services.take_role_back(person=request.person, role=role, now=clock.now())
        return Response(status=204)


class HandOver(APIView):
    @describes(
        "Hand a role over with everything that waits on it, in one act",
        takes=EventRoleHandOverInSerializer,
        gives=EventRoleSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, role_code: str) -> Response:
        activity = for_giving_roles(request.person, visible(request.person, code))
        role = _role(activity, role_code)
        to = _known(request, activity, received(request, EventRoleHandOverInSerializer)["to"])
        taken = services.hand_over_role(person=request.person, role=role, to=to, now=clock.now())
        return Response(EventRoleSerializer(taken).data)


class MyRoles(generics.GenericAPIView):
    serializer_class = MyEventRoleSerializer

    @describes("My roles in events, and those I am asked to take", gives=MyEventRoleSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.of_person(request.person))


class MyRole(APIView):
    @describes("Take the role that I am asked to take", gives=MyEventRoleSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, role_code: str) -> Response:
        role = get_object_or_404(selectors.of_person(request.person), code=role_code)
        services.accept_role(person=request.person, role=role, now=clock.now())
        return Response(MyEventRoleSerializer(selectors.of_person(request.person).get(pk=role.pk)).data)

    @describes("Decline a role, or give it up", gives=None, status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, role_code: str) -> Response:
        role = get_object_or_404(selectors.of_person(request.person), code=role_code)
        services.take_role_back(person=request.person, role=role, now=clock.now())
        return Response(status=204)


def _known(request: ApiRequest, activity: Activity, person_code: str) -> Person:
    person = selectors.may_be_given(activity, by=request.person).filter(code=person_code).first()
    if person is None:
        raise NotOneOfYours
    return person


def _role(activity: Activity, role_code: str) -> ActivityRole:
    role = selectors.one_of(activity, role_code)
    if role is None:
        raise Http404
    return role
