"""The directory over the API: find, read, say what is wrong; for coordinators: write, verify, take out, settle."""

from typing import Any

from allauth.account.adapter import get_adapter
from rest_framework import generics
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest, ApiVisitorRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import asked, paged, received
from engagement.help import doors, selectors, services
from engagement.help.allowances import spend_doubt
from engagement.help.choices import Wrong
from engagement.help.models import Entry
from engagement.help.plans import Listing, Wanted
from engagement.help.serializers import (
    DoubtInSerializer,
    DoubtSerializer,
    EntryInSerializer,
    EntrySerializer,
    KeptEntrySerializer,
    WantedSerializer,
)


class Entries(generics.GenericAPIView):
    serializer_class = EntrySerializer

    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("Find help, the nearest first", asks=[WantedSerializer], gives=EntrySerializer(many=True))
    def get(self, request: ApiVisitorRequest) -> Response:
        now = clock.now()
        return paged(self, selectors.find(Wanted(**asked(request, WantedSerializer)), now=now), now=now)

    @describes(
        "Put a service into the directory, for coordinators",
        takes=EntryInSerializer,
        gives=EntrySerializer,
        refuses=[404, 409],
        status=201,
    )
    def post(self, request: ApiRequest) -> Response:
        doors.expect_keeper(request.person)
        listing = Listing(**received(request, EntryInSerializer))
        return _shown(
            services.list_entry(person=request.person, listing=listing, now=clock.now()), status=201
        )


class KeptEntries(generics.GenericAPIView):
    serializer_class = KeptEntrySerializer

    @describes(
        "What I keep as a coordinator: the doubted first, then what was verified longest ago",
        gives=KeptEntrySerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest) -> Response:
        doors.expect_keeper(request.person)
        now = clock.now()
        return paged(self, selectors.kept_by(request.person, now=now), now=now)


class OneEntry(APIView):
    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "GET" else [IsAuthenticated()]

    @describes("One service of the directory", gives=EntrySerializer, refuses=[404])
    def get(self, request: ApiVisitorRequest, code: str) -> Response:
        return _shown(doors.entry(request.person, code))

    @describes(
        "Write an entry anew, the whole of it; that verifies it too",
        takes=EntryInSerializer,
        gives=EntrySerializer,
        refuses=[404, 409],
    )
    def put(self, request: ApiRequest, code: str) -> Response:
        entry = doors.entry_kept_by(request.person, code)
        listing = Listing(**received(request, EntryInSerializer))
        return _shown(
            services.change_entry(person=request.person, entry=entry, listing=listing, now=clock.now())
        )


class Verification(APIView):
    @describes("Say that all of it is still right", gives=EntrySerializer, refuses=[404])
    def post(self, request: ApiRequest, code: str) -> Response:
        entry = doors.entry_kept_by(request.person, code)
        return _shown(services.verify_entry(person=request.person, entry=entry, now=clock.now()))


class Removal(APIView):
    @describes("Take it out of the directory", gives=EntrySerializer, refuses=[404])
    def put(self, request: ApiRequest, code: str) -> Response:
        entry = doors.entry_kept_by(request.person, code)
        return _shown(services.remove_entry(person=request.person, entry=entry, now=clock.now()))

    @describes("Put it back into the directory", gives=EntrySerializer, refuses=[404])
    def delete(self, request: ApiRequest, code: str) -> Response:
        entry = doors.entry_kept_by(request.person, code)
        return _shown(services.put_back_entry(person=request.person, entry=entry, now=clock.now()))


class Doubts(generics.GenericAPIView):
    serializer_class = DoubtSerializer

    def get_permissions(self) -> list[Any]:
        return [AllowAny()] if self.request.method == "POST" else [IsAuthenticated()]

    @describes("What readers said is wrong, for its coordinators", gives=DoubtSerializer(many=True))
    def get(self, request: ApiRequest, code: str) -> Response:
        return paged(self, selectors.open_doubts(doors.entry_kept_by(request.person, code)))

    @describes(
        "Say that an entry is wrong; nothing is kept of who says it",
        takes=DoubtInSerializer,
        refuses=[404, 429],
        status=204,
    )
    def post(self, request: ApiVisitorRequest, code: str) -> Response:
        entry, now = doors.entry(request.person, code), clock.now()
        said = received(request, DoubtInSerializer)
        spend_doubt(get_adapter().get_client_ip(request._request), entry, now)
        services.doubt_entry(entry=entry, wrong=Wrong(said["wrong"]), words=said["words"], now=now)
        return Response(status=204)


class DoubtSettling(APIView):
    @describes("Settle what a reader said is wrong", refuses=[404, 409], status=204)
    def post(self, request: ApiRequest, code: str, doubt_code: str) -> Response:
        doubt = doors.doubt_read_by(request.person, code, doubt_code)
        services.settle_doubt(person=request.person, doubt=doubt, now=clock.now())
        return Response(status=204)


def _shown(entry: Entry, *, status: int = 200) -> Response:
    return Response(EntrySerializer(entry, context={"now": clock.now()}).data, status=status)
