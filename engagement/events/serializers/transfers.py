"""Places that are handed on, as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.events.choices import TransferState
from engagement.events.models import Transfer


class TransferSerializer(serializers.Serializer[Transfer]):
    """One offer of a place; to whom is not kept."""

    state = serializers.ChoiceField(choices=TransferState.choices)
    offered_at = MomentField()
    until = MomentField(help_text=_("After that it cannot be taken, and the giver keeps the place."))


class TransferInSerializer(serializers.Serializer[Any]):
    """To whom the place is offered."""

    email = serializers.EmailField(max_length=254)


class TransferLinkInSerializer(serializers.Serializer[Any]):
    """The end of the link that was mailed."""

    token = serializers.CharField(max_length=600)


class TransferTakeInSerializer(TransferLinkInSerializer):
    """The end of the link that was mailed, and how she is called who takes the place without an account."""

    called = serializers.CharField(max_length=60, allow_blank=True, default="")
