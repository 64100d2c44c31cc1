"""Calendars to subscribe to as the API gives them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class MyCalendarSerializer(serializers.Serializer[Any]):
    """The addresses of one's own calendar; null while it is closed. Whoever has one can read it."""

    url = serializers.CharField(source="own.url", allow_null=True, default=None)
    discreet_url = serializers.CharField(
        source="discreet.url",
        allow_null=True,
        default=None,
        help_text=_("The same, but every entry says only “Event”."),
    )
