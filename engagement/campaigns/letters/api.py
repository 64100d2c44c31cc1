"""Letters over the API: to whom, one's own, and for those who plan the campaign all, the delivery and the reply."""

from typing import Any

from django.http import Http404
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
from engagement.campaigns.letters import doors, services
from engagement.campaigns.letters.selectors import letter_of, letters_in
from engagement.campaigns.letters.serializers import (
    LetterCallInSerializer,
    LetterCallSerializer,
    LetterInSerializer,
    LetterOfSerializer,
    LetterReplyInSerializer,
    LetterSerializer,
)
from engagement.campaigns.selectors import letter_call
from engagement.participation.choices import Source


class Call(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("To whom a campaign writes, and what came of it", gives=LetterCallSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        call = letter_call(doors.letters(request.person, code))
        if call is None:
            raise Http404
        return Response(LetterCallSerializer(call).data)

    @describes(
        "Say to whom people write, and from which text",
        takes=LetterCallInSerializer,
        gives=LetterCallSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.planned_by(request.person, code).campaign
        sent = received(request, LetterCallInSerializer)
        call = services.address_letters(person=request.person, campaign=campaign, now=clock.now(), **sent)
        return Response(LetterCallSerializer(call).data)


class MyLetter(APIView):
    @describes("My letter", gives=LetterSerializer, refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        letter = letter_of(request.person, doors.letters(request.person, code))
        if letter is None:
            raise Http404
        return Response(LetterSerializer(letter).data)

    @describes(
        "Write to the office, or write my letter anew",
        takes=LetterInSerializer,
        gives=LetterSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.letters(request.person, code).campaign
        sent = received(request, LetterInSerializer)
        letter = services.write_letter(
            person=request.person, campaign=campaign, source=Source.API, now=clock.now(), **sent
        )
        return Response(LetterSerializer(letter).data)

    @describes("Take my letter back; its words are gone", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.letters(request.person, code).campaign
        services.take_back_letter(person=request.person, campaign=campaign, now=clock.now())
        return Response(status=204)


class Letters(generics.GenericAPIView):
    serializer_class = LetterOfSerializer

    @describes("The letters; every look is logged", gives=LetterOfSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        page = page_of(self, letters_in(doors.planned_by(request.person, code)))
        people = [letter.action.person_id for letter in page]
        log_looks(viewer=request.person, people=people, what=Look.CAMPAIGN_LETTERS, now=clock.now())
        return given(self, page)


class Delivery(APIView):
    @describes(
        "Deliver all letters: they stay as they are from then on, and who wrote is told",
        gives=LetterCallSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.planned_by(request.person, code).campaign
        call = services.deliver_letters(person=request.person, campaign=campaign, now=clock.now())
        return Response(LetterCallSerializer(call).data)


class Reply(APIView):
    @describes(
        "Note what the office replied, for all to see",
        takes=LetterReplyInSerializer,
        gives=LetterCallSerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        campaign = doors.planned_by(request.person, code).campaign
        sent = received(request, LetterReplyInSerializer)
        call = services.note_reply(person=request.person, campaign=campaign, now=clock.now(), **sent)
        return Response(LetterCallSerializer(call).data)
