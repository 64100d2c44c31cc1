"""Events as the API gives and takes them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.history import History
from engagement.activities.models import LONGEST_NOTE, Activity
from engagement.activities.selectors import host_campaign
from engagement.activities.serializers import (
    ActivityDetailSerializer,
    DraftInSerializer,
    PastSerializer,
    TrunkInSerializer,
)
from engagement.events.models import DEFAULT_ANSWER, LONGEST_ASK, LONGEST_OFFER, Event
from engagement.events.ways import left_for_newcomers
from engagement.participation.choices import Mode


class EventSerializer(serializers.Serializer[Event]):
    """An event: its activity, and where and how it is held."""

    activity = ActivityDetailSerializer()
    in_hall = serializers.BooleanField()
    venue = serializers.SerializerMethodField(help_text=_("Of a sensitive event only for those who come."))
    seats = serializers.SerializerMethodField(help_text=_("Null: as many as come, or not for this reader."))
    seats_left = serializers.SerializerMethodField(help_text=_("Those that nobody has and nobody waits for."))
    online_seats = serializers.SerializerMethodField(help_text=_("Null, as for the hall."))
    online_left = serializers.SerializerMethodField()
    party_most = serializers.IntegerField(help_text=_("How many people one registration may bring."))
    has_waiting_list = serializers.BooleanField()
    smaller_may_overtake = serializers.BooleanField()
    offer_hours = serializers.IntegerField(
        allow_null=True, help_text=_("Null: a free seat is given at once; else it is offered for so long.")
    )
    needs_approval = serializers.BooleanField()
    registration_closes_at = MomentField(allow_null=True)
    allows_transfer = serializers.BooleanField(
        help_text=_("Whether whoever cannot come may hand the place to somebody else.")
    )
    reconfirm_hours = serializers.IntegerField(
        allow_null=True,
        help_text=_("Hours before the start at which those with a seat are asked whether they still come."),
    )
    reconfirm_by_hours = serializers.IntegerField(
        help_text=_("Hours before the start until which they answer.")
    )
    frees_silent_seats = serializers.BooleanField(
        help_text=_("Whether the seat of whoever does not answer in time goes to those who wait.")
    )
    online_link = serializers.SerializerMethodField(
        help_text=_("For those who work on it; others find it in their registration.")
    )
    calendar = serializers.SerializerMethodField(help_text=_("The address of its calendar file."))

    was = serializers.SerializerMethodField(
        help_text=_("When and where it was before its last move; null when it was never moved.")
    )
    versions = serializers.SerializerMethodField(
        help_text=_(
            "Every time and place since it was published, the latest first; for those who work on it."
        )
    )

    @extend_schema_field(PastSerializer(allow_null=True))
    def get_was(self, event: Event) -> Any:
        was = self.context["history"].was
        return PastSerializer(was).data if was else None

    @extend_schema_field(PastSerializer(many=True))
    def get_versions(self, event: Event) -> Any:
        history: History = self.context["history"]
        return [PastSerializer(past).data for past in history.versions] if self.context["works_on_it"] else []

    def get_seats(self, event: Event) -> int | None:
        return event.seats if self.context["knows_numbers"] else None

    def get_seats_left(self, event: Event) -> int | None:
        return self._left(event, Mode.HALL) if event.in_hall else None

    def get_online_seats(self, event: Event) -> int | None:
        return event.online_seats if self.context["knows_numbers"] else None

    def get_online_left(self, event: Event) -> int | None:
        return self._left(event, Mode.ONLINE)

    def _left(self, event: Event, mode: Mode) -> int | None:
        if not self.context["knows_numbers"]:
            return None
        numbers = {counter.name: counter for counter in event.activity.counters.all()}
        return left_for_newcomers(event, numbers, mode)

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
    online_seats = serializers.IntegerField(min_value=1, max_value=100_000, allow_null=True, default=None)
    party_most = serializers.IntegerField(min_value=1, max_value=50, default=6)
    has_waiting_list = serializers.BooleanField(default=True)
    smaller_may_overtake = serializers.BooleanField(default=False)
    offer_hours = serializers.IntegerField(
        min_value=1, max_value=LONGEST_OFFER, allow_null=True, default=None
    )
    needs_approval = serializers.BooleanField(default=False)
    registration_closes_at = MomentField(allow_null=True, default=None)
    allows_transfer = serializers.BooleanField(default=True)
    reconfirm_hours = serializers.IntegerField(
        min_value=1, max_value=LONGEST_ASK, allow_null=True, default=None
    )
    reconfirm_by_hours = serializers.IntegerField(min_value=0, max_value=LONGEST_ASK, default=DEFAULT_ANSWER)
    frees_silent_seats = serializers.BooleanField(default=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        attrs = super().validate(attrs)
        if not attrs["in_hall"] and not attrs["is_online"]:
            raise serializers.ValidationError(
                {"in_hall": _("Say how people can take part: in a hall, online, or both.")}
            )
        if not attrs["in_hall"]:
            attrs |= {"venue": "", "seats": None}
        if not attrs["is_online"]:
            attrs["online_seats"] = None
        return attrs


class EventDraftInSerializer(DraftInSerializer, EventInSerializer):
    """An event to be planned."""

    part_of = serializers.CharField(
        max_length=10,
        allow_blank=True,
        default="",
        help_text=_("The code of the campaign it is held for, if any."),
    )

    def validate_part_of(self, code: str) -> Activity | None:
        campaign = host_campaign(code)
        if code and campaign is None:
            raise serializers.ValidationError(_("There is no running campaign with this code."))
        return campaign


class EventChangeInSerializer(EventInSerializer):
    """An event written anew."""

    note = serializers.CharField(
        max_length=LONGEST_NOTE,
        allow_blank=True,
        default="",
        help_text=_("Why it is moved, for those who are told; of a draft it is not kept."),
    )
