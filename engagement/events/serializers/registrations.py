"""Registrations as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.serializers import (
    ActivitySerializer,
)
from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.models import LONGEST_REASON, Registration
from engagement.events.serializers.reconfirmation import ReconfirmationSerializer
from engagement.participation.choices import Mode


class RegistrationSerializer(serializers.Serializer[Registration]):
    """One's own word that one comes; the online link stands here for who comes online."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=RegistrationState.choices)
    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField()
    registered_at = MomentField()
    cancelled_at = MomentField(allow_null=True)
    is_transferred = serializers.BooleanField(
        help_text=_("Cancelled because somebody else has taken the place.")
    )
    place_in_queue = serializers.SerializerMethodField(
        help_text=_("The how-manieth party on the waiting list; null where she does not wait.")
    )
    offered_until = MomentField(allow_null=True)
    declined_by = serializers.ChoiceField(choices=DeclinedBy.choices, allow_blank=True)
    reason = serializers.CharField(allow_blank=True)
    question = serializers.SerializerMethodField(
        help_text=_("Whether she still comes, where she was asked; else null, and in lists.")
    )
    online_link = serializers.SerializerMethodField()

    @extend_schema_field(ReconfirmationSerializer(allow_null=True))
    def get_question(self, registration: Registration) -> Any:
        question = self.context.get("question")
        return ReconfirmationSerializer(question).data if question else None

    def get_online_link(self, registration: Registration) -> str:
        is_told = registration.state == RegistrationState.CONFIRMED and registration.mode == Mode.ONLINE
        return registration.event.online_link if is_told else ""

    def get_place_in_queue(self, registration: Registration) -> int | None:
        return self.context.get("place")


class MyRegistrationSerializer(RegistrationSerializer):
    """A registration with its event's activity in short."""

    activity = ActivitySerializer(source="event.activity")


class RegistrationInSerializer(serializers.Serializer[Any]):
    """How many come, oneself included, and how."""

    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField(min_value=1, max_value=50, default=1)


class UnsettledSerializer(serializers.Serializer[Registration]):
    """One who waits for the organiser's word or for a seat, for those who run the event."""

    code = serializers.CharField()
    called = serializers.CharField(source="person.called")
    state = serializers.ChoiceField(choices=RegistrationState.choices)
    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField()
    queue_number = serializers.IntegerField()
    registered_at = MomentField()
    offered_until = MomentField(allow_null=True)


class DeclineInSerializer(serializers.Serializer[Any]):
    """Why somebody may not come."""

    reason = serializers.CharField(max_length=LONGEST_REASON)
