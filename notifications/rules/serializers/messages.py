"""Messages of an event as the API gives them to those who run it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from notifications.inbox.serializers import TrySerializer
from notifications.rules.wanted import Show


class MessagesFiltersSerializer(serializers.Serializer[Any]):
    """What the list is narrowed to."""

    q = serializers.CharField(required=False, help_text=_("A part of the name."))
    show = serializers.ChoiceField(choices=Show.choices, required=False)


class SentMessageSerializer(serializers.Serializer[Any]):
    """One message: to whom, what, when, how it stands and why. No address is given out."""

    called = serializers.CharField()
    what = serializers.CharField(help_text=_("In words."))
    step = serializers.CharField(help_text=_("In words."))
    state = serializers.CharField(help_text=_("In words."))
    is_problem = serializers.BooleanField(help_text=_("It did not arrive, or perhaps not."))
    why = serializers.CharField(help_text=_("In words; empty when all went well."))
    due_at = MomentField()
    settled_at = MomentField(allow_null=True)
    tries = TrySerializer(many=True)
