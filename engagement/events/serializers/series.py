"""Series as the API gives and takes them."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.years import check_year
from engagement.activities.models import MOST_DATES, Activity, Rhythm, Series
from engagement.activities.recurrence import Rule
from engagement.activities.serializers import ActivitySerializer
from engagement.events.choices import Scope
from engagement.events.serializers.events import EventInSerializer
from engagement.events.serializers.registrations import RegistrationInSerializer, RegistrationSerializer


class RhythmSerializer(serializers.Serializer[Series]):
    """By which rule a series was planned; its dates may have been moved since."""

    rhythm = serializers.ChoiceField(choices=Rhythm.choices)
    interval = serializers.IntegerField(min_value=1, max_value=12, default=1)
    times = serializers.IntegerField(min_value=2, max_value=MOST_DATES, allow_null=True, default=None)
    until = serializers.DateField(allow_null=True, default=None, validators=[check_year])


class RhythmInSerializer(RhythmSerializer):
    """How an event is to be repeated: so many times, or until a day; `left_out` are days that are not made."""

    left_out = serializers.ListField(child=serializers.DateField(), max_length=MOST_DATES, default=list)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if bool(attrs["times"]) == bool(attrs["until"]):
            raise serializers.ValidationError(
                {"times": _("Say either how many dates there are, or until which day.")}
            )
        return attrs


def rule_from(sent: dict[str, Any]) -> tuple[Rule, frozenset[date]]:
    """The rule as services take it, and the days that are left out."""
    left_out = frozenset(sent.pop("left_out"))
    return Rule(**sent | {"rhythm": Rhythm(sent["rhythm"])}), left_out


class DateSerializer(ActivitySerializer):
    """One date of a series: an activity, and the day the rule gave it."""

    occurrence = serializers.DateField()


class SeriesSerializer(serializers.Serializer[Activity]):
    """The series an event is one of."""

    rule = RhythmSerializer(source="series")
    dates = serializers.SerializerMethodField()

    def get_dates(self, activity: Activity) -> list[dict[str, Any]]:
        return list(DateSerializer(self.context["dates"], many=True, context=self.context).data)


class DaysSerializer(serializers.Serializer[Any]):
    """The days a rule gives, the event's own first."""

    days = serializers.ListField(child=serializers.DateField())


class DayInSerializer(serializers.Serializer[Any]):
    """A day by the clock at the place."""

    day = serializers.DateField(validators=[check_year])


class SeriesChangeInSerializer(EventInSerializer):
    """A date written anew, and which others the change is for."""

    scope = serializers.ChoiceField(choices=Scope.choices)


class DateOutcomeSerializer(serializers.Serializer[Any]):
    """What became of one date: a registration, or why there is none."""

    event = serializers.CharField(source="activity.code")
    registration = RegistrationSerializer(allow_null=True)
    refused = serializers.CharField(source="refusal.code", allow_null=True, default=None)
    message = serializers.SerializerMethodField()

    def get_message(self, outcome: Any) -> str:
        return str(outcome.refusal or "")


class AllDatesInSerializer(RegistrationInSerializer):
    """How many come to each date, oneself included, and how."""
