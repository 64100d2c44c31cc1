"""The news as the API gives and takes it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField
from core.texts import check_readable
from engagement.activities.models import (
    LONGEST_UPDATE,
    LONGEST_UPDATE_NOTE,
    LONGEST_UPDATE_TITLE,
    Update,
    UpdateCorrection,
)
from engagement.activities.moderation import Hidden


class UpdateCorrectionSerializer(serializers.Serializer[UpdateCorrection]):
    """What it said before a correction, and why it was corrected."""

    title = serializers.CharField()
    text = serializers.CharField()
    note = serializers.CharField()
    corrected_at = MomentField()


class HiddenNewsSerializer(serializers.Serializer[Hidden]):
    """Why it is hidden."""

    reason = serializers.CharField(help_text=_("As in reports."))
    words = serializers.CharField(help_text=_("What moderators say about it."))
    hidden_at = MomentField()


class UpdateSerializer(serializers.Serializer[Update]):
    """A piece of news as it reads now; of a withdrawn or hidden one the words are empty."""

    code = serializers.CharField()
    original_language = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    is_account = serializers.BooleanField(help_text=_("Whether it says what a campaign has achieved."))
    published_at = MomentField()
    corrected_at = MomentField(allow_null=True)
    corrections = UpdateCorrectionSerializer(many=True)
    withdrawn_at = MomentField(allow_null=True)
    withdrawn_note = serializers.CharField(help_text=_("Why it was withdrawn."))
    hidden = HiddenNewsSerializer(
        source="hiding",
        allow_null=True,
        help_text=_("Why moderators have hidden it: its words are empty then."),
    )

    def to_representation(self, update: Update) -> dict[str, Any]:
        shown = super().to_representation(update)
        return (
            shown | {"title": "", "text": "", "corrections": []}
            if update.withdrawn_at or update.hiding
            else shown
        )


class _WordsInSerializer(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=LONGEST_UPDATE_TITLE, validators=[check_readable])
    text = serializers.CharField(max_length=LONGEST_UPDATE, validators=[check_readable])


class UpdateInSerializer(_WordsInSerializer):
    """News to publish."""

    language = LanguageField()
    is_account = serializers.BooleanField(
        default=False, help_text=_("What was achieved: once, of a campaign that has ended.")
    )
    once = serializers.CharField(
        max_length=16, help_text=_("A word of your own: sent twice with the same one, it is done once.")
    )


class UpdateCorrectionInSerializer(_WordsInSerializer):
    """Other words for it, and why."""

    note = serializers.CharField(
        max_length=LONGEST_UPDATE_NOTE, validators=[check_readable], help_text=_("Everyone reads this note.")
    )


class UpdateWithdrawalInSerializer(serializers.Serializer[Any]):
    """Why it is withdrawn."""

    note = serializers.CharField(
        max_length=LONGEST_UPDATE_NOTE, validators=[check_readable], help_text=_("Everyone reads this note.")
    )
