"""A group's webhooks over the API."""

from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import paged, received
from notifications.hooks import doors, selectors, services
from notifications.hooks.serializers import (
    DeliverySerializer,
    HookChangeSerializer,
    HookInSerializer,
    HookSerializer,
    HookWithSecretSerializer,
)


class Hooks(generics.GenericAPIView):
    serializer_class = HookSerializer

    @describes("The webhooks of a group that I manage", gives=HookSerializer(many=True))
    def get(self, request: ApiRequest, code: str) -> Response:
        return paged(self, selectors.hooks_of(doors.group(request.person, code)))

    @describes(
        "Add a webhook; the answer gives its secret, this once",
        takes=HookInSerializer,
        gives=HookWithSecretSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        group = doors.group(request.person, code)
        body = received(request, HookInSerializer)
        hook = services.add_hook(person=request.person, organisation=group, now=clock.now(), **body)
        return Response(HookWithSecretSerializer(hook).data, status=201)


class OneHook(APIView):
    @describes("One webhook", gives=HookSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        return Response(HookSerializer(doors.hook(request.person, code, hook_code)).data)

    @describes(
        "Change a webhook, or switch it off or on",
        takes=HookChangeSerializer,
        gives=HookSerializer,
        refuses=[404],
    )
    def put(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        hook = doors.hook(request.person, code, hook_code)
        body = received(request, HookChangeSerializer)
        changed = services.change_hook(person=request.person, hook=hook, now=clock.now(), **body)
        return Response(HookSerializer(changed).data)

    @describes("Remove a webhook", status=204, refuses=[404])
    def delete(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        hook = doors.hook(request.person, code, hook_code)
        services.remove_hook(person=request.person, hook=hook, now=clock.now())
        return Response(status=204)


class HookSecret(APIView):
    @describes(
        "Renew the secret of a webhook; the answer gives it, this once",
        gives=HookWithSecretSerializer,
        refuses=[404],
    )
    def post(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        hook = doors.hook(request.person, code, hook_code)
        renewed = services.renew_secret(person=request.person, hook=hook, now=clock.now())
        return Response(HookWithSecretSerializer(renewed).data)


class HookPing(APIView):
    @describes("Deliver a test to a webhook", gives=DeliverySerializer, status=202, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        hook = doors.hook(request.person, code, hook_code)
        delivery = services.ping(person=request.person, hook=hook, now=clock.now())
        return Response(DeliverySerializer(delivery).data, status=202)


class HookDeliveries(generics.GenericAPIView):
    serializer_class = DeliverySerializer

    @describes("What a webhook was told, the latest first", gives=DeliverySerializer(many=True))
    def get(self, request: ApiRequest, code: str, hook_code: str) -> Response:
        return paged(self, selectors.deliveries_of(doors.hook(request.person, code, hook_code)))


class DeliveryAgain(APIView):
    @describes(
        "Deliver the same once more, under the same code",
        gives=DeliverySerializer,
        status=202,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, hook_code: str, delivery_code: str) -> Response:
        delivery = doors.delivery(request.person, code, hook_code, delivery_code)
        again = services.resend(person=request.person, delivery=delivery, now=clock.now())
        return Response(DeliverySerializer(again).data, status=202)
