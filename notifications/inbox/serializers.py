"""Messages as the API gives them: what was told, and what will be."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField


class ToldSerializer(serializers.Serializer[Any]):
    """One message that has had its turn, in the words it was told in."""

    code = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    at = MomentField()
    url = serializers.CharField(help_text=_("The page it is about, or empty."))
    is_new = serializers.BooleanField()
    state = serializers.CharField(help_text=_("In words."))
    why = serializers.CharField(
        help_text=_("Why it was late or not sent, in words; empty when all went well.")
    )


class ComingSerializer(serializers.Serializer[Any]):
    """One message that will be told."""

    code = serializers.CharField()
    step = serializers.CharField(help_text=_("In words."))
    activity = serializers.CharField(help_text=_("The code of the activity it is about."))
    due_at = MomentField()
    zone = serializers.CharField(help_text=_("Whose clock was meant, or empty."))


class TrySerializer(serializers.Serializer[Any]):
    """One contact with a mail provider."""

    at = MomentField()
    outcome = serializers.CharField(help_text=_("In words."))
    answer = serializers.CharField(help_text=_("What the provider said, without addresses; may be empty."))


class StorySerializer(serializers.Serializer[Any]):
    """One message with all that is known of it."""

    message = ToldSerializer(source="line")
    step = serializers.CharField(help_text=_("In words."))
    due_at = MomentField()
    zone = serializers.CharField(help_text=_("Whose clock was meant, or empty."))
    planned_at = MomentField()
    is_coming = serializers.BooleanField()
    is_held = serializers.BooleanField(help_text=_("The organisers have stopped the reminders for now."))
    tries = TrySerializer(many=True)
