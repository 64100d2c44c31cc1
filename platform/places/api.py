"""Places over the API: search as one types, and one place by its code."""

from django.http import Http404
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.api.describing import describes
from places.selectors import by_code, search
from places.serializers import MatchesSerializer, PlaceDetailSerializer, SearchSerializer


class Places(APIView):
    permission_classes = (AllowAny,)

    @describes(
        "Search places by name", asks=[SearchSerializer], gives=MatchesSerializer, operation="places_search"
    )
    def get(self, request: Request) -> Response:
        asked = SearchSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = search(asked.validated_data["q"])
        return Response(MatchesSerializer({"results": found}).data)


class OnePlace(APIView):
    permission_classes = (AllowAny,)

    @describes("One place", gives=PlaceDetailSerializer, refuses=[404])
    def get(self, request: Request, code: str) -> Response:
        place = by_code(code)
        if place is None:
            raise Http404
        return Response(PlaceDetailSerializer(place).data)
