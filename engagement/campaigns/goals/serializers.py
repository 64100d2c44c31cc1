"""The way to a goal as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.campaigns.models import LONGEST_MILESTONE, LONGEST_NEXT, Milestone


class GoalMilestoneSerializer(serializers.Serializer[Milestone]):
    """So many people, and the moment they were that many."""

    at = serializers.IntegerField()
    words = serializers.CharField(allow_blank=True)
    reached_at = MomentField(allow_null=True)


class AchievedSerializer(serializers.Serializer[Any]):
    """What people had done when the account of the ended campaign was given; it does not change after."""

    at = MomentField()
    numbers = serializers.DictField(
        child=serializers.IntegerField(),
        help_text=_("People by what they did, each once; promised and kept apart."),
    )


class GoalSerializer(serializers.Serializer[Any]):
    """The goal, its milestones, and what comes after it."""

    goal = serializers.IntegerField()
    milestones = GoalMilestoneSerializer(many=True, help_text=_("Empty where the numbers are not told."))
    next_words = serializers.CharField(
        allow_blank=True,
        help_text=_("What comes next; empty until the goal is reached, but for who plans it."),
    )
    leads_to = serializers.CharField(
        allow_null=True, help_text=_("The code of the activity where it leads, where that can be opened.")
    )
    achieved = AchievedSerializer(allow_null=True)


class MarkSerializer(serializers.Serializer[Any]):
    """So many people, and a word for it."""

    at = serializers.IntegerField(min_value=1, help_text=_("From 1 to the goal."))
    words = serializers.CharField(max_length=LONGEST_MILESTONE, default="", allow_blank=True)


class WayInSerializer(serializers.Serializer[Any]):
    """The milestones, and what comes once the goal is reached."""

    milestones = MarkSerializer(many=True, help_text=_("The goal is always one, and what is reached stays."))
    next_words = serializers.CharField(max_length=LONGEST_NEXT, default="", allow_blank=True)
    leads_to = serializers.CharField(
        default="",
        allow_blank=True,
        help_text=_("The code of a published activity of the same group; empty for none."),
    )
