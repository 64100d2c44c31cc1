"""Attendance as the API gives it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.events.choices import KnownBy
from engagement.events.models import Attendance
from engagement.participation.choices import Mode


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


class AttendanceSerializer(serializers.Serializer[Attendance]):
    """That somebody came, and how we know."""

    person = serializers.CharField(source="handle")
    mode = serializers.ChoiceField(choices=Mode.choices)
    known_by = serializers.ChoiceField(choices=KnownBy.choices)
    came_at = MomentField()
