"""Registrations as the API gives and takes them."""

from typing import Any

from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.serializers import (
    ActivitySerializer,
)
from engagement.events.choices import RegistrationState
from engagement.events.models import Registration
from engagement.participation.choices import Mode


class RegistrationSerializer(serializers.Serializer[Registration]):
    """One's own word that one comes; the online link stands here for who comes online."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=RegistrationState.choices)
    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField()
    registered_at = MomentField()
    cancelled_at = MomentField(allow_null=True)
    online_link = serializers.SerializerMethodField()

    def get_online_link(self, registration: Registration) -> str:
        is_told = registration.state == RegistrationState.CONFIRMED and registration.mode == Mode.ONLINE
        return registration.event.online_link if is_told else ""


class MyRegistrationSerializer(RegistrationSerializer):
    """A registration with its event's activity in short."""

    activity = ActivitySerializer(source="event.activity")


class RegistrationInSerializer(serializers.Serializer[Any]):
    """How many come, oneself included, and how."""

    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField(min_value=1, max_value=50, default=1)
