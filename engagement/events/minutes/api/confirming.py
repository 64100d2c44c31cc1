"""Minutes over the API: read, confirm, correct and answer them."""

from rest_framework.permissions import AllowAny
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import received
from engagement.events.doors import noted_by, run_by
from engagement.events.minutes import doors, selectors, services
from engagement.events.minutes.errors import NothingWritten
from engagement.events.minutes.serializers import (
    CorrectionInSerializer,
    MeetingPapersSerializer,
    MinutesDraftSerializer,
    MinutesVersionSerializer,
)
from engagement.events.minutes.shown import as_everybody_reads
from engagement.voices.serializers import OutcomeInSerializer, OutcomeSerializer


class MeetingPapers(APIView):
    permission_classes = (AllowAny,)

    @describes("The agenda, and the minutes once confirmed", gives=MeetingPapersSerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        activity = doors.read_by(request.person, code)
        versions = selectors.versions_of(activity)
        papers = {
            "agenda": selectors.agenda_of(activity),
            "minutes": as_everybody_reads(versions[0]) if versions else None,
        }
        return Response(MeetingPapersSerializer(papers).data)


class MinutesDraft(APIView):
    @describes("The minutes as they are being written", gives=MinutesDraftSerializer, refuses=[404, 409])
    def get(self, request: ApiRequest, code: str) -> Response:
        minutes = selectors.minutes_of(doors.confirmed_by(request.person, code))
        if minutes is None:
            raise NothingWritten
        return Response(MinutesDraftSerializer(minutes).data)


class Confirmation(APIView):
    @describes(
        "Confirm the minutes for the group; all who came are told once",
        gives=MinutesVersionSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.confirmed_by(request.person, code)
        version = services.confirm_minutes(person=request.person, event=activity.event, now=clock.now())
        return Response(MinutesVersionSerializer(as_everybody_reads(version)).data)


class Correction(APIView):
    @describes(
        "Open confirmed minutes again, saying what is corrected",
        takes=CorrectionInSerializer,
        gives=None,
        status=204,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = noted_by(request.person, code)
        note = received(request, CorrectionInSerializer)["note"]
        services.begin_correction(person=request.person, event=activity.event, note=note, now=clock.now())
        return Response(status=204)


class EventOutcome(APIView):
    @describes(
        "Say what became of what was said; everyone who came is told",
        takes=OutcomeInSerializer,
        gives=OutcomeSerializer,
        status=201,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = run_by(request.person, code)
        sent = received(request, OutcomeInSerializer)
        outcome = services.publish_outcome(
            person=request.person, event=activity.event, now=clock.now(), **sent
        )
        return Response(OutcomeSerializer(outcome).data, status=201)
