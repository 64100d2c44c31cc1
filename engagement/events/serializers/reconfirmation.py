"""The question whether somebody still comes, as the API gives it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.events.models import Reconfirmation


class ReconfirmationSerializer(serializers.Serializer[Reconfirmation]):
    """That she was asked whether she still comes, and whether she has said yes."""

    asked_at = MomentField()
    answer_until = MomentField()
    answered_at = MomentField(allow_null=True, help_text=_("When she said that she still comes."))


class StillComingSerializer(serializers.Serializer[Any]):
    """The answers in numbers of registrations, for those who run the event."""

    asked = serializers.IntegerField()
    still_coming = serializers.IntegerField()
    gave_up = serializers.IntegerField(help_text=_("Cancelled, or handed the seat on."))
    silent = serializers.IntegerField(help_text=_("Have a seat and have not answered."))
    lapsed = serializers.IntegerField(help_text=_("Lost the seat because they did not answer."))
    answer_until = MomentField(allow_null=True, help_text=_("Null: nobody was asked."))
