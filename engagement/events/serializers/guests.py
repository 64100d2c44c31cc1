"""Registering without an account as the API takes it."""

from rest_framework import serializers

from engagement.events.serializers.registrations import RegistrationInSerializer


class LinkConfirmInSerializer(RegistrationInSerializer):
    """The end of the link that was mailed, how she is called, how many come and how."""

    token = serializers.CharField(max_length=600)
    called = serializers.CharField(max_length=60)
