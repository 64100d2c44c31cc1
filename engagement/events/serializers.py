"""Events and registrations as the API gives and takes them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    DraftInSerializer,
    TrunkInSerializer,
)
from engagement.events.choices import KnownBy, RegistrationState
from engagement.events.counters import HALL
from engagement.events.models import Attendance, Event, Registration
from engagement.participation.choices import Mode


class EventSerializer(serializers.Serializer[Event]):
    """An event: its activity, and where and how it is held."""

    activity = ActivityDetailSerializer()
    in_hall = serializers.BooleanField()
    venue = serializers.SerializerMethodField(help_text=_("Of a sensitive event only for those who come."))
    seats = serializers.SerializerMethodField(help_text=_("Null: as many as come, or not for this reader."))
    seats_left = serializers.SerializerMethodField()
    party_most = serializers.IntegerField(help_text=_("How many people one registration may bring."))
    online_link = serializers.SerializerMethodField(
        help_text=_("For those who work on it; others find it in their registration.")
    )
    calendar = serializers.SerializerMethodField(help_text=_("The address of its calendar file."))

    def get_seats(self, event: Event) -> int | None:
        return event.seats if self.context["knows_numbers"] else None

    def get_seats_left(self, event: Event) -> int | None:
        if not self.context["knows_numbers"]:
            return None
        hall = next((counter for counter in event.activity.counters.all() if counter.name == HALL), None)
        return hall.left if hall and event.in_hall else None

    def get_venue(self, event: Event) -> str:
        return event.venue if self.context["knows_place"] else ""

    def get_online_link(self, event: Event) -> str:
        return event.online_link if self.context["works_on_it"] else ""

    def get_calendar(self, event: Event) -> str:
        return reverse("events:event-calendar", args=[event.activity.code])


class EventInSerializer(TrunkInSerializer):
    """Everything an organiser writes about an event."""

    in_hall = serializers.BooleanField(default=True)
    venue = serializers.CharField(max_length=200, allow_blank=True, default="")
    seats = serializers.IntegerField(min_value=1, max_value=100_000, allow_null=True, default=None)
    online_link = serializers.URLField(max_length=200, allow_blank=True, default="")
    party_most = serializers.IntegerField(min_value=1, max_value=50, default=6)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if not attrs["in_hall"] and not attrs["is_online"]:
            raise serializers.ValidationError(
                {"in_hall": _("Say how people can take part: in a hall, online, or both.")}
            )
        if not attrs["in_hall"]:
            attrs |= {"venue": "", "seats": None}
        return attrs


class EventDraftInSerializer(DraftInSerializer, EventInSerializer):
    """An event to be planned."""


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
