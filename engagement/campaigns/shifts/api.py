"""Shifts over the API: see, take, swap, leave; for those who plan the campaign plan, change, call off, check in."""

from typing import Any

from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from accounts.choices import Look
from accounts.services import log_looks
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.activities.api import known_to
from engagement.campaigns.shifts import doors, services
from engagement.campaigns.shifts.plans import Slot
from engagement.campaigns.shifts.selectors import places_in, places_of, shifts_in
from engagement.campaigns.shifts.serializers import (
    CallOffInSerializer,
    HelperSerializer,
    ShiftInSerializer,
    ShiftPlaceSerializer,
    ShiftSerializer,
    TakeInSerializer,
)
from engagement.participation.choices import Source

PLANS = {"knows_numbers": True}


class Shifts(generics.GenericAPIView):
    serializer_class = ShiftSerializer

    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("The shifts of a campaign", gives=ShiftSerializer(many=True), refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        activity = doors.shifts(request.person, code)
        page = page_of(self, shifts_in(activity))
        return given(self, page, **known_to(request.person, activity))

    @describes("Plan a shift", takes=ShiftInSerializer, gives=ShiftSerializer, refuses=[404, 409], status=201)
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        slot = Slot(**received(request, ShiftInSerializer))
        shift = services.plan_shift(
            person=request.person, campaign=activity.campaign, slot=slot, now=clock.now()
        )
        return Response(ShiftSerializer(shift, context=PLANS).data, status=201)


class OneShift(APIView):
    @describes(
        "Write a shift anew; who has it is told of another time, place or task",
        takes=ShiftInSerializer,
        gives=ShiftSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, shift_code: str) -> Response:
        shift = doors.shift_in(doors.planned_by(request.person, code), shift_code)
        slot = Slot(**received(request, ShiftInSerializer))
        changed = services.change_shift(person=request.person, shift=shift, slot=slot, now=clock.now())
        return Response(ShiftSerializer(changed, context=PLANS).data)


class ShiftCalledOff(APIView):
    @describes(
        "Call a shift off; who has it is told",
        takes=CallOffInSerializer,
        gives=ShiftSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str, shift_code: str) -> Response:
        shift = doors.shift_in(doors.planned_by(request.person, code), shift_code)
        sent = received(request, CallOffInSerializer)
        called_off = services.call_off_shift(person=request.person, shift=shift, now=clock.now(), **sent)
        return Response(ShiftSerializer(called_off, context=PLANS).data)


class MyShifts(generics.GenericAPIView):
    serializer_class = ShiftPlaceSerializer

    @describes("My shifts in a campaign", gives=ShiftPlaceSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.shifts(request.person, code)
        return given(self, page_of(self, places_of(request.person, activity.pk)))


class MyShift(APIView):
    @describes(
        "Take a shift, or swap one of mine for it; said twice it is one",
        takes=TakeInSerializer,
        gives=ShiftPlaceSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str, shift_code: str) -> Response:
        activity = doors.shifts(request.person, code)
        shift = doors.shift_in(activity, shift_code)
        if instead_of := received(request, TakeInSerializer)["instead_of"]:
            old = doors.shift_in(activity, instead_of)
            place = services.swap_shift(person=request.person, shift=old, to=shift, now=clock.now())
        else:
            place = services.take_shift(
                person=request.person, shift=shift, source=Source.API, now=clock.now()
            )
        return Response(ShiftPlaceSerializer(place).data)

    @describes("Leave a shift", gives=ShiftPlaceSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, shift_code: str) -> Response:
        shift = doors.shift_in(doors.shifts(request.person, code), shift_code)
        place = services.leave_shift(person=request.person, shift=shift, now=clock.now())
        return Response(ShiftPlaceSerializer(place).data)


class Helpers(generics.GenericAPIView):
    serializer_class = HelperSerializer

    @describes(
        "Who helps on which shift; every look is logged", gives=HelperSerializer(many=True), refuses=[404]
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.planned_by(request.person, code)
        page = page_of(self, places_in(activity))
        people = sorted({place.person_id for place in page})
        log_looks(viewer=request.person, people=people, what=Look.CAMPAIGN_SHIFTS, now=clock.now())
        return given(self, page)


class HelperCame(APIView):
    @describes("Note that she came; noted twice it is one", gives=HelperSerializer, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, place_code: str) -> Response:
        place = doors.place_in(doors.planned_by(request.person, code), place_code)
        came = services.check_in(person=request.person, place=place, now=clock.now())
        return Response(HelperSerializer(came).data)

    @describes("Take that note back", gives=HelperSerializer, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, place_code: str) -> Response:
        place = doors.place_in(doors.planned_by(request.person, code), place_code)
        held = services.take_back_check_in(person=request.person, place=place, now=clock.now())
        return Response(HelperSerializer(held).data)
