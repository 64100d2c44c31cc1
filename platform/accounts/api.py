"""Oneself and one's groups over the API."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import policies, selectors, services
from accounts.api_requests import ApiRequest
from accounts.choices import ConsentWay
from accounts.models import Organisation, Person
from accounts.personal_data import take_away
from accounts.serializers import (
    ConsentInSerializer,
    ConsentSerializer,
    LookSerializer,
    MeInSerializer,
    MemberInSerializer,
    MemberSerializer,
    MeSerializer,
    OrganisationDetailSerializer,
    OrganisationInSerializer,
    OrganisationSerializer,
)
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received

# With what it lies in, so that naming it asks nothing more.
PLACE = "place__parent__parent__parent"
SAID = ("called", "language", "zone", "ways", "reads", "lives_in", "comes_from")


class Me(APIView):
    @describes("What I said of myself, and what I may do", gives=MeSerializer)
    def get(self, request: ApiRequest) -> Response:
        return Response(MeSerializer(_whole(request.person)).data)

    @describes("Change what I say of myself", takes=MeInSerializer, gives=MeSerializer)
    def patch(self, request: ApiRequest) -> Response:
        said: dict[str, Any] = {name: getattr(request.person, name) for name in SAID}
        changed = received(request, MeInSerializer, partial=True)
        person = services.describe(person=request.person, now=clock.now(), **said | changed)
        return Response(MeSerializer(_whole(person)).data)


class MyConsents(generics.GenericAPIView):
    serializer_class = ConsentSerializer

    @describes("What I agreed to and took back, the latest first", gives=ConsentSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.consents_of(request.person))

    @describes("Give or withdraw a consent", takes=ConsentInSerializer, gives=ConsentSerializer, status=201)
    def post(self, request: ApiRequest) -> Response:
        consent = services.record_consent(
            person=request.person,
            way=ConsentWay.PROFILE,
            language=get_language() or request.person.language,
            now=clock.now(),
            **received(request, ConsentInSerializer),
        )
        return Response(ConsentSerializer(consent).data, status=201)


class MyData(APIView):
    @describes("Take everything the site holds about me", gives=OpenApiTypes.OBJECT)
    def get(self, request: ApiRequest) -> Response:
        return Response(take_away(request.person))


class MyLooks(generics.GenericAPIView):
    serializer_class = LookSerializer

    @describes("Who saw my name, the latest first", gives=LookSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, request.person.looks.select_related("viewer").order_by("-at", "-id"))


class Organisations(generics.GenericAPIView):
    serializer_class = OrganisationSerializer

    @describes("The groups I belong to", gives=OrganisationSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.organisations_of(request.person).select_related(PLACE))

    @describes(
        "Found a group", takes=OrganisationInSerializer, gives=OrganisationDetailSerializer, status=201
    )
    def post(self, request: ApiRequest) -> Response:
        group = services.create_organisation(
            person=request.person, now=clock.now(), **received(request, OrganisationInSerializer)
        )
        return _group(request, group, status=201)


class OrganisationsInScope(generics.GenericAPIView):
    serializer_class = OrganisationSerializer

    @describes(
        "The groups of the places I coordinate; those not yet verified last",
        gives=OrganisationSerializer(many=True),
    )
    def get(self, request: ApiRequest) -> Response:
        return paged(self, selectors.organisations_in_scope(request.person).select_related(PLACE))


class OneOrganisation(APIView):
    @describes("A group and its members", gives=OrganisationDetailSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        return _group(request, _visible(request, code))


class Members(APIView):
    @describes(
        "Take somebody into the group, or give a member another role",
        takes=MemberInSerializer,
        gives=MemberSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        group = _visible(request, code)
        member = services.add_member(
            person=request.person,
            organisation=group,
            now=clock.now(),
            **received(request, MemberInSerializer),
        )
        return Response(MemberSerializer(member).data)


class Verification(APIView):
    @describes("Say that this group is who it says it is", gives=OrganisationDetailSerializer, refuses=[404])
    def post(self, request: ApiRequest, code: str) -> Response:
        group = _visible(request, code)
        return _group(
            request, services.verify_organisation(person=request.person, organisation=group, now=clock.now())
        )


def _whole(person: Person) -> Person:
    homes = ("lives_in__parent__parent__parent", "comes_from__parent__parent__parent")
    return Person.objects.select_related("user", *homes).get(pk=person.pk)


def _visible(request: ApiRequest, code: str) -> Organisation:
    group = get_object_or_404(Organisation.objects.select_related(PLACE), code=code)
    if not policies.may_see(request.person, group):
        raise Http404
    return group


def _group(request: ApiRequest, group: Organisation, *, status: int = 200) -> Response:
    shape = OrganisationDetailSerializer(group, context={"person": request.person})
    return Response(shape.data, status=status)
