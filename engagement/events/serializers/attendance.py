"""Attendance as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.events.choices import KnownBy
from engagement.events.models import LONGEST_NOTE, MOST_HEADS, HeadCount
from engagement.events.selectors import Came, Registered
from engagement.participation.choices import Mode

MOST_PEOPLE = 50
BY_THE_DOOR = [way for way in KnownBy if way in {KnownBy.SCAN, KnownBy.CODE, KnownBy.NAME, KnownBy.MARKED}]


class TakesPartSerializer(serializers.Serializer[Any]):
    """One who registered or came, for those who run the event; a row of `selectors.people`."""

    person = serializers.CharField(
        source="handle", help_text=_("The code by which her attendance is marked.")
    )
    called = serializers.CharField(source="shown")
    for_whom = serializers.CharField(source="body", allow_blank=True)
    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField(allow_null=True, help_text=_("Null: she came without registering."))
    registered_at = MomentField(allow_null=True)
    came = serializers.BooleanField()
    came_at = MomentField(allow_null=True)
    known_by = serializers.ChoiceField(choices=KnownBy.choices, allow_null=True)
    people_here = serializers.IntegerField(
        allow_null=True, help_text=_("She and those of her party who came.")
    )
    has_spoken = serializers.BooleanField()


class AttendanceSerializer(serializers.Serializer[Any]):
    """That somebody came, and how we know: an `Attendance`."""

    person = serializers.CharField(source="handle")
    mode = serializers.ChoiceField(choices=Mode.choices)
    known_by = serializers.ChoiceField(choices=KnownBy.choices)
    came_at = MomentField(help_text=_("Of a mark that stood before, since when it stands."))
    people_here = serializers.IntegerField()
    has_spoken = serializers.BooleanField()


class AttendanceInSerializer(serializers.Serializer[Any]):
    """How somebody came; what is left out is as she registered."""

    mode = serializers.ChoiceField(choices=Mode.choices, required=False)
    known_by = serializers.ChoiceField(
        choices=[(way.value, way.label) for way in BY_THE_DOOR], required=False
    )
    people = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE, required=False)
    came_at = MomentField(required=False, help_text=_("When it was, for a phone that was offline."))


class AttendanceChangeSerializer(serializers.Serializer[Any]):
    """How somebody came, set right."""

    mode = serializers.ChoiceField(choices=Mode.choices)
    people = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE)


class RegisteredSerializer(serializers.Serializer[Registered]):
    """Persons who registered, people with their parties, and persons who are not marked."""

    persons = serializers.IntegerField()
    people = serializers.IntegerField()
    absent = serializers.IntegerField()


class SourceSerializer(serializers.Serializer[Any]):
    known_by = serializers.ChoiceField(choices=KnownBy.choices)
    persons = serializers.IntegerField()


class CameSerializer(serializers.Serializer[Came]):
    """Persons who came; those whom somebody saw apart from those who say so themselves."""

    persons = serializers.IntegerField()
    people = serializers.IntegerField(help_text=_("Those who were seen, with their parties."))
    verified = serializers.IntegerField()
    said = serializers.IntegerField()
    spoke = serializers.IntegerField()
    by_source = SourceSerializer(many=True)


class NumbersSerializer(serializers.Serializer[Any]):
    """Who came in numbers; persons, people and head counts are never added up."""

    registered = RegisteredSerializer()
    came = CameSerializer()


class HeadCountSerializer(serializers.Serializer[HeadCount]):
    """How many were seen at a moment."""

    code = serializers.CharField(read_only=True)
    at = MomentField(read_only=True)
    mode = serializers.ChoiceField(choices=Mode.choices)
    people = serializers.IntegerField(min_value=1, max_value=MOST_HEADS)
    note = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True, default="")
