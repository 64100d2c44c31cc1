"""Oneself over the API."""

from typing import Any

from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import selectors, services
from accounts.api_requests import ApiRequest
from accounts.choices import ConsentWay
from accounts.models import Person
from accounts.personal_data import take_away
from accounts.serializers import (
    ConsentInSerializer,
    ConsentSerializer,
    LookSerializer,
    MeInSerializer,
    MeSerializer,
)
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received

SAID = ("called", "language", "zone", "ways", "reads", "lives_in", "comes_from", "quiet_from", "quiet_until")


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


def _whole(person: Person) -> Person:
    homes = ("lives_in__parent__parent__parent", "comes_from__parent__parent__parent")
    return Person.objects.select_related("user", *homes).get(pk=person.pk)
