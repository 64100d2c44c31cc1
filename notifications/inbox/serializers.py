"""Messages as the API gives them: what was told, and what will be."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField


class ToldSerializer(serializers.Serializer[Any]):
    """One message that has had its turn, in the words it was told in."""

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

    step = serializers.CharField(help_text=_("In words."))
    activity = serializers.CharField(help_text=_("The code of the activity it is about."))
    due_at = MomentField()
    zone = serializers.CharField(help_text=_("Whose clock was meant, or empty."))
