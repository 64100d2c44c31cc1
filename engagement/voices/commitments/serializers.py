"""Promises as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField
from core.texts import check_readable
from engagement.activities.serializers import OrganiserSerializer
from engagement.voices.choices import CommitmentState
from engagement.voices.models import LONGEST_COMMITMENT, LONGEST_PROGRESS, Commitment, Milestone, Progress
from engagement.voices.models.commitment import LONGEST_MILESTONE


class MilestoneSerializer(serializers.Serializer[Milestone]):
    """A step on the way."""

    text = serializers.CharField()
    due_on = serializers.DateField()
    reached_on = serializers.DateField(allow_null=True)


class ProgressSerializer(serializers.Serializer[Progress]):
    """What was told on a day."""

    state = serializers.ChoiceField(choices=CommitmentState.choices)
    percent = serializers.IntegerField()
    text = serializers.CharField()
    original_language = serializers.CharField()
    evidence = serializers.CharField(help_text=_("An address, or empty."))
    told_at = MomentField()


class CommitmentSerializer(serializers.Serializer[Commitment]):
    """A promise, its steps, and what was told of it, the latest first."""

    code = serializers.CharField()
    text = serializers.CharField()
    original_language = serializers.CharField()
    organisation = OrganiserSerializer()
    due_on = serializers.DateField()
    state = serializers.ChoiceField(choices=CommitmentState.choices)
    percent = serializers.IntegerField()
    milestones = MilestoneSerializer(many=True)
    progress = ProgressSerializer(many=True)


class PromiseInSerializer(serializers.Serializer[Any]):
    """What will be done, and by when."""

    text = serializers.CharField(max_length=LONGEST_COMMITMENT, validators=[check_readable])
    due_on = serializers.DateField()
    once = serializers.CharField(
        max_length=16, help_text=_("A word of your own: sent twice with the same one, it is done once.")
    )


class ProgressInSerializer(serializers.Serializer[Any]):
    """How far it is."""

    state = serializers.ChoiceField(choices=CommitmentState.choices)
    percent = serializers.IntegerField(min_value=0, max_value=100)
    text = serializers.CharField(max_length=LONGEST_PROGRESS, validators=[check_readable])
    evidence = serializers.URLField(max_length=300, allow_blank=True, default="")
    language = LanguageField()


class MilestoneInSerializer(serializers.Serializer[Any]):
    """A step on the way, and when it was reached."""

    text = serializers.CharField(max_length=LONGEST_MILESTONE, validators=[check_readable])
    due_on = serializers.DateField()
    reached_on = serializers.DateField(allow_null=True, default=None)
