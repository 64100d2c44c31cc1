"""Contributions, receipts and outcomes as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField
from core.codes import read_checked_code
from core.texts import check_readable
from engagement.activities.serializers import ActivitySerializer
from engagement.voices.choices import ContributionState
from engagement.voices.models import LONGEST_OUTCOME, Contribution, Outcome


class ContributionStateSerializer(serializers.Serializer[Contribution]):
    """In what state a contribution is; never what it says."""

    state = serializers.ChoiceField(choices=ContributionState.choices)
    updated_at = MomentField()


class MyContributionSerializer(ContributionStateSerializer):
    """What one gave oneself: its state, and to which activity."""

    code = serializers.CharField()
    given_at = MomentField()
    original_language = serializers.CharField()
    activity = ActivitySerializer()


class ReceiptInSerializer(serializers.Serializer[Any]):
    """A receipt code as people type it: spaces, dashes and small letters are forgiven."""

    code = serializers.CharField(max_length=40)

    def validate_code(self, typed: str) -> str:
        code = read_checked_code(typed)
        if code is None:
            raise serializers.ValidationError(
                _("A character seems to be mistyped. Compare the code once more with your note.")
            )
        return code


class ReceiptSerializer(serializers.Serializer[Any]):
    """A receipt code, shown this once: we keep no copy."""

    receipt = serializers.CharField()


class OutcomeSerializer(serializers.Serializer[Outcome]):
    """What became of what people gave."""

    text = serializers.CharField()
    original_language = serializers.CharField()
    published_at = MomentField()


class OutcomeInSerializer(serializers.Serializer[Any]):
    """What was heard, decided, and not decided and why."""

    text = serializers.CharField(max_length=LONGEST_OUTCOME, validators=[check_readable])
    language = LanguageField()
