"""The desk's lists as the API gives them, and their filters."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.choices import Kind, State
from engagement.activities.serializers import ActivitySerializer
from engagement.insights.lines import ActivityLine, DeedLine
from engagement.participation.choices import Mode, Source, Verb
from places.serializers import PlaceCodeField

VERBS = [verb for verb in Verb.choices if verb[0] != Verb.VOID]


class PeriodSerializer(serializers.Serializer[Any]):
    """From one moment to another, the second not included; what is left out does not narrow."""

    since = MomentField(required=False)
    until = MomentField(required=False)


class ActivitiesFiltersSerializer(PeriodSerializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=100, help_text=_("Words."))
    kind = serializers.ChoiceField(required=False, allow_blank=True, choices=Kind.choices)
    state = serializers.ChoiceField(required=False, allow_blank=True, choices=State.choices)
    place = PlaceCodeField(required=False)


class PeopleFiltersSerializer(PeriodSerializer):
    q = serializers.CharField(required=False, allow_blank=True, max_length=100, help_text=_("A name."))
    verb = serializers.ChoiceField(required=False, allow_blank=True, choices=VERBS)
    kind = serializers.ChoiceField(required=False, allow_blank=True, choices=Kind.choices)
    place = PlaceCodeField(required=False, help_text=_("The place of the activity."))
    activity = serializers.CharField(required=False, allow_blank=True, max_length=10)


class SummarySerializer(serializers.Serializer[Any]):
    """People of the last 90 days in one's scope, each once."""

    all = serializers.IntegerField(help_text=_("Those who took part in anything."))
    registered = serializers.IntegerField()
    came = serializers.IntegerField()
    spoke = serializers.IntegerField()
    signed = serializers.IntegerField()
    reviews = serializers.IntegerField(help_text=_("First publications that wait."))
    groups = serializers.IntegerField(help_text=_("Groups that wait to be verified."))


class DeskActivitySerializer(serializers.Serializer[ActivityLine]):
    """One activity of one's scope with its numbers of people."""

    activity = ActivitySerializer()
    registered = serializers.IntegerField()
    seats = serializers.IntegerField(
        allow_null=True, help_text=_("With companions; null where nobody registers.")
    )
    online = serializers.IntegerField()
    came = serializers.IntegerField()
    said = serializers.IntegerField(help_text=_("Of those who came, by their own word alone."))
    spoke = serializers.IntegerField()
    contributed = serializers.IntegerField()
    signed = serializers.IntegerField()


class DeedSerializer(serializers.Serializer[DeedLine]):
    """One deed, and the one person behind it."""

    person = serializers.CharField(source="code")
    called = serializers.CharField()
    full_name = serializers.CharField(allow_blank=True)
    for_whom = serializers.CharField(source="body", allow_blank=True)
    verb = serializers.ChoiceField(source="deed.verb", choices=VERBS)
    mode = serializers.ChoiceField(source="deed.mode", choices=Mode.choices, allow_blank=True)
    source = serializers.ChoiceField(source="deed.source", choices=Source.choices)  # type: ignore[assignment]  # its own word
    happened_at = MomentField(source="deed.happened_at")
    activity = serializers.CharField(source="deed.activity.code")
    title = serializers.CharField(source="deed.activity.title")
    zone = serializers.CharField(source="deed.activity.zone")
