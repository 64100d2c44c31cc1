"""Sorting over the API: what is to be sorted, and themes."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404
from rest_framework import generics
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api_requests import ApiRequest
from core import clock
from core.api.describing import describes
from core.api.exchange import given, page_of, received
from engagement.voices import doors
from engagement.voices import services as voices
from engagement.voices.models import Contribution
from engagement.voices.themes import selectors, services
from engagement.voices.themes.serializers import (
    AskInSerializer,
    ContributionWordsSerializer,
    SortInSerializer,
    TakeOutInSerializer,
    ThemeSerializer,
    TitleInSerializer,
)
from engagement.voices.words import said_in


class Unsorted(generics.GenericAPIView[Contribution]):
    serializer_class = ContributionWordsSerializer

    @describes(
        "What people said and nobody has sorted; it is read by this",
        gives=ContributionWordsSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str) -> Response:
        activity = doors.sorted_by(request.person, code)
        return given(self, shown(page_of(self, selectors.unsorted(activity))))


class Themes(APIView):
    @describes("The themes, the most voices first", gives=ThemeSerializer(many=True), refuses=[404])
    def get(self, request: ApiRequest, code: str) -> Response:
        themes = selectors.themes_of(doors.sorted_by(request.person, code))
        return Response([ThemeSerializer(theme).data for theme in themes])

    @describes(
        "Put what people said into a theme",
        takes=SortInSerializer,
        gives=ThemeSerializer,
        refuses=[404, 409],
    )
    def post(self, request: ApiRequest, code: str) -> Response:
        activity = doors.sorted_by(request.person, code)
        sent = received(request, SortInSerializer)
        theme = doors.theme_sorted_by(request.person, code, sent["theme"]) if sent["theme"] else None
        where: dict[str, Any] = {"theme": theme, "title": sent["title"], "now": clock.now()}
        if "contributions" in sent:
            done = services.sort(
                person=request.person, activity=activity, codes=sent["contributions"], **where
            )
        else:
            done = services.sort_what_is_left(person=request.person, activity=activity, **where)
        return Response(ThemeSerializer(done.theme).data)


class OneTheme(APIView):
    @describes("Call a theme otherwise", takes=TitleInSerializer, gives=ThemeSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_sorted_by(request.person, code, theme_code)
        sent = received(request, TitleInSerializer)
        return Response(ThemeSerializer(services.rename(person=request.person, theme=theme, **sent)).data)

    @describes("Remove a theme; what lay in it can be sorted anew", status=204, refuses=[404, 409])
    def delete(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_sorted_by(request.person, code, theme_code)
        services.remove_theme(person=request.person, theme=theme, now=clock.now())
        return Response(status=204)


class ThemeAsking(APIView):
    @describes("Ask who shall answer", takes=AskInSerializer, gives=ThemeSerializer, refuses=[404, 409])
    def put(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_sorted_by(request.person, code, theme_code)
        sent = received(request, AskInSerializer)
        body = None
        if sent["organisation"] is not None:
            body = selectors.can_be_asked(theme.activity).filter(code=sent["organisation"]).first()
            if body is None:
                raise Http404
        asked = services.ask(
            person=request.person, theme=theme, organisation=body, due_on=sent["due_on"], now=clock.now()
        )
        return Response(ThemeSerializer(asked).data)


class InTheme(generics.GenericAPIView[Contribution]):
    serializer_class = ContributionWordsSerializer

    @describes(
        "What lies in a theme, for those who sort and those who answer",
        gives=ContributionWordsSerializer(many=True),
        refuses=[404],
    )
    def get(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_read_by(request.person, code, theme_code)
        return given(self, shown(page_of(self, selectors.contributions_in(theme))))


class OutOfTheme(APIView):
    @describes("Take out what does not belong", takes=TakeOutInSerializer, status=204, refuses=[404, 409])
    def post(self, request: ApiRequest, code: str, theme_code: str) -> Response:
        theme = doors.theme_sorted_by(request.person, code, theme_code)
        codes = received(request, TakeOutInSerializer)["contributions"]
        services.take_out(person=request.person, theme=theme, codes=codes, now=clock.now())
        return Response(status=204)


def shown(contributions: Iterable[Contribution]) -> list[dict[str, Any]]:
    """With their words; they are read from now on."""
    rows = list(contributions)
    says = said_in(rows)
    voices.mark_read([row.pk for row in rows])
    return [
        {"code": row.code, "state": row.state, "given_at": row.given_at, "said": says.get(row.pk, [])}
        for row in rows
    ]
