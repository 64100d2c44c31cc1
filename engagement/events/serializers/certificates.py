"""Certificates as the API gives and takes them."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.codes import read_checked_code
from engagement.events.models import LONGEST_LISTED, LONGEST_TEXT, CertificateOffer


class CertificateOfferSerializer(serializers.Serializer[CertificateOffer]):
    """What certificates an event gives."""

    text = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    hours = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=Decimal("0.1"), allow_null=True, default=None
    )


class CertificateInSerializer(serializers.Serializer[Any]):
    """A code from a certificate, and the name printed on it."""

    code = serializers.CharField(max_length=30)
    name = serializers.CharField(max_length=LONGEST_LISTED, required=False, allow_blank=True, default="")

    def validate_code(self, typed: str) -> str:
        code = read_checked_code(typed)
        if code is None:
            raise serializers.ValidationError(
                _("A character seems to be mistyped. Compare the code once more with the paper.")
            )
        return code


class CertificateStateSerializer(serializers.Serializer[Any]):
    """The state of a certificate; the name is never given out."""

    is_valid = serializers.BooleanField()  # type: ignore[assignment]  # its own word, not DRF's method
    event = serializers.CharField(
        source="activity.title", allow_null=True, default=None, help_text=_("Null: not to be told.")
    )
    starts_at = MomentField(source="activity.starts_at", allow_null=True, default=None)
    ends_at = MomentField(source="activity.ends_at", allow_null=True, default=None)
    is_name_right = serializers.BooleanField(allow_null=True, help_text=_("Null when no name was sent."))
