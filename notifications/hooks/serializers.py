"""Webhooks as the API takes and gives them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from notifications.hooks.choices import Event, State
from notifications.hooks.models import LONGEST_URL, Hook
from notifications.hooks.signing import secret_of


class HookInSerializer(serializers.Serializer[Any]):
    """Where to, and of what."""

    url = serializers.CharField(max_length=LONGEST_URL, help_text=_("Public, https."))
    events = serializers.ListField(child=serializers.ChoiceField(choices=Event.choices), min_length=1)


class HookChangeSerializer(HookInSerializer):
    """All of it anew."""

    is_on = serializers.BooleanField(default=True)


class HookSerializer(serializers.Serializer[Hook]):
    """One webhook, without its secret."""

    code = serializers.CharField()
    url = serializers.CharField()
    events = serializers.ListField(child=serializers.ChoiceField(choices=Event.choices))
    is_on = serializers.BooleanField()
    created_at = MomentField()
    failing_since = MomentField(allow_null=True)
    given_up_at = MomentField(
        allow_null=True, help_text=_("When it was switched off because it had failed for three days.")
    )


class HookWithSecretSerializer(HookSerializer):
    """The one answer that gives the secret."""

    secret = serializers.SerializerMethodField(
        help_text=_(
            "Shown this once. Balai-Signature is t=…,v1=…: HMAC-SHA256 with it over t, a full stop and the body."
        )
    )

    def get_secret(self, hook: Hook) -> str:
        return secret_of(hook)


class DeliverySerializer(serializers.Serializer[Any]):
    """One thing told, and how it was answered."""

    code = serializers.CharField(help_text=_("The same in the header Balai-Delivery and in the body."))
    event = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    tries = serializers.IntegerField()
    status = serializers.IntegerField(allow_null=True, help_text=_("Of HTTP; null: there was no answer."))
    answer = serializers.CharField(allow_blank=True)
    created_at = MomentField()
    settled_at = MomentField(allow_null=True)
