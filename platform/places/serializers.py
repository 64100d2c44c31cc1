"""Places as the API gives and takes them: by their official code."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from places.choices import Kind
from places.models import Place
from places.names import chain, lineage, name_in
from places.selectors import by_code, zone_of


@extend_schema_field(OpenApiTypes.STR)
class PlaceCodeField(serializers.Field[Place | None, Any, str, Any]):
    """Taken as an official code ("ID-33.74", "HK"), understood as the place; empty as none where that may be."""

    default_error_messages = {"unknown": _("No place has this code. Look it up under /api/v1/places/.")}

    def to_internal_value(self, data: Any) -> Place | None:
        if data == "" and self.allow_null:
            return None
        place = by_code(data) if isinstance(data, str) else None
        if place is None:
            self.fail("unknown")
        return place

    def to_representation(self, value: Place | None) -> str:
        return value.code if value else ""


class PlaceSerializer(serializers.Serializer[Place]):
    """A place in short; its parents must have been read with it."""

    code = serializers.CharField()
    name = serializers.SerializerMethodField(help_text=_("With what it lies in, in the reader's language."))
    kind = serializers.ChoiceField(choices=Kind.choices)

    def get_name(self, place: Place) -> str:
        return chain(place)


class PlaceDetailSerializer(PlaceSerializer):
    """A place with its zone and what it lies in."""

    zone = serializers.SerializerMethodField(
        help_text=_("IANA zone; null where it has several: ask the person.")
    )
    lies_in = serializers.SerializerMethodField(help_text=_("The nearest first."))

    def get_zone(self, place: Place) -> str | None:
        return zone_of(place)

    @extend_schema_field(serializers.ListField(child=serializers.DictField(child=serializers.CharField())))
    def get_lies_in(self, place: Place) -> list[dict[str, str]]:
        return [{"code": around.code, "name": name_in(around)} for around in lineage(place)[1:]]


class MatchSerializer(serializers.Serializer[Any]):
    """A place found, and how close its name is to what was typed."""

    place = PlaceSerializer()
    closeness = serializers.CharField()


class SearchSerializer(serializers.Serializer[Any]):
    """What is looked for."""

    q = serializers.CharField(max_length=120, help_text=_("A name as people type it, at least two letters."))


class MatchesSerializer(serializers.Serializer[Any]):
    """At most ten places, best first."""

    results = MatchSerializer(many=True)
