"""Shifts as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.campaigns.models import LONGEST_NOTE, LONGEST_SHIFT_TITLE, LONGEST_VENUE, Shift, ShiftPlace
from engagement.campaigns.models.shift import MOST_PEOPLE


class ShiftInSerializer(serializers.Serializer[Any]):
    """Hours in which people are needed."""

    title = serializers.CharField(max_length=LONGEST_SHIFT_TITLE, validators=[check_readable])
    venue = serializers.CharField(
        max_length=LONGEST_VENUE, allow_blank=True, default="", help_text=_("Where people meet.")
    )
    starts_at = serializers.DateTimeField(help_text=_("Within the dates of the campaign, from now on."))
    ends_at = serializers.DateTimeField()
    minimum = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE, default=1)
    maximum = serializers.IntegerField(min_value=1, max_value=MOST_PEOPLE)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["maximum"] < attrs["minimum"]:
            raise serializers.ValidationError({"maximum": _("At most cannot be less than what it needs.")})
        return attrs


class ShiftSerializer(serializers.Serializer[Shift]):
    """A shift, and how many places of it are taken."""

    code = serializers.CharField()
    title = serializers.CharField()
    venue = serializers.SerializerMethodField(
        help_text=_("Where people meet; of a sensitive campaign for those who plan it.")
    )
    starts_at = MomentField()
    ends_at = MomentField()
    minimum = serializers.IntegerField()
    maximum = serializers.IntegerField()
    taken = serializers.SerializerMethodField(
        help_text=_("Places taken; of a sensitive campaign for those who plan it.")
    )
    is_full = serializers.BooleanField()
    called_off_at = MomentField(allow_null=True)
    note = serializers.CharField(allow_blank=True, help_text=_("Why it was called off."))

    def get_venue(self, shift: Shift) -> str:
        return shift.venue if self.context["knows_numbers"] else ""

    def get_taken(self, shift: Shift) -> int | None:
        return shift.taken if self.context["knows_numbers"] else None


class ShiftPlaceSerializer(serializers.Serializer[ShiftPlace]):
    """One's own place on a shift."""

    shift = serializers.CharField(source="shift.code")
    title = serializers.CharField(source="shift.title")
    venue = serializers.CharField(source="shift.venue")
    starts_at = MomentField(source="shift.starts_at")
    ends_at = MomentField(source="shift.ends_at")
    called_off_at = MomentField(source="shift.called_off_at", allow_null=True)
    taken_at = MomentField()
    left_at = MomentField(allow_null=True)
    came_at = MomentField(allow_null=True)


class TakeInSerializer(serializers.Serializer[Any]):
    """Whether it replaces another shift of one's own."""

    instead_of = serializers.CharField(
        max_length=10, allow_blank=True, default="", help_text=_("The code of the shift it replaces.")
    )


class CallOffInSerializer(serializers.Serializer[Any]):
    """Why it does not take place."""

    note = serializers.CharField(max_length=LONGEST_NOTE, allow_blank=True, default="")


class HelperSerializer(serializers.Serializer[ShiftPlace]):
    """Who has a place on a shift, by the name she chose; for those who plan the campaign."""

    code = serializers.CharField()
    shift = serializers.CharField(source="shift.code")
    called = serializers.CharField(source="person.called")
    taken_at = MomentField()
    came_at = MomentField(allow_null=True)
