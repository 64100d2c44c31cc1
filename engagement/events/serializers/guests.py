"""Registering without an account as the API takes it."""

from typing import Any

from rest_framework import serializers

from engagement.events.serializers.registrations import RegistrationInSerializer


class LinkInSerializer(serializers.Serializer[Any]):
    """Where to send the link."""

    email = serializers.EmailField(max_length=254)


class LinkConfirmInSerializer(RegistrationInSerializer):
    """The end of the link that was mailed, how she is called, how many come and how."""

    token = serializers.CharField(max_length=600)
    called = serializers.CharField(max_length=60)


class LinkSentSerializer(serializers.Serializer[Any]):
    """That a letter is on its way, whoever's address it is."""

    is_sent = serializers.BooleanField()
