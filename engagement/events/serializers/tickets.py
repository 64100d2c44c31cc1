"""Tickets as the API gives them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class TicketSerializer(serializers.Serializer[Any]):
    """What its holder shows at the door."""

    code = serializers.CharField(help_text=_("To be typed at the door."))
    link = serializers.CharField(help_text=_("What its QR code says; works until the event's end."))
