"""Letters as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.campaigns.models import LONGEST_LETTER, LONGEST_OFFICE, LONGEST_REPLY, Letter, LetterCall


class LetterCallInSerializer(serializers.Serializer[Any]):
    """To whom people write, and from which text."""

    office = serializers.CharField(
        max_length=LONGEST_OFFICE,
        validators=[check_readable],
        help_text=_("The office, never a private address."),
    )
    text = serializers.CharField(
        max_length=LONGEST_LETTER,
        validators=[check_readable],
        help_text=_("What people change into their own words."),
    )


class LetterCallSerializer(serializers.Serializer[LetterCall]):
    """To whom a campaign writes, when all was delivered, and what was replied."""

    office = serializers.CharField()
    text = serializers.CharField()
    delivered_at = MomentField(allow_null=True)
    delivered_count = serializers.IntegerField(help_text=_("How many letters were delivered."))
    fingerprint = serializers.CharField(
        allow_blank=True, help_text=_("SHA-256 of the file that was delivered, in 64 hexadecimal figures.")
    )
    reply = serializers.CharField(allow_blank=True)
    replied_at = MomentField(allow_null=True)


class LetterInSerializer(serializers.Serializer[Any]):
    """One's letter, and whether the chosen name stands under it."""

    words = serializers.CharField(max_length=LONGEST_LETTER, validators=[check_readable])
    shows_name = serializers.BooleanField(default=False)


class LetterSerializer(serializers.Serializer[Letter]):
    """One's own letter."""

    words = serializers.CharField()
    is_own = serializers.BooleanField(help_text=_("Whether the starting text was changed."))
    shows_name = serializers.BooleanField(source="action.shows_name")
    taken_at = MomentField(source="action.taken_at")


class LetterOfSerializer(LetterSerializer):
    """A letter, with the name that who wrote it chose; for those who plan the campaign."""

    code = serializers.CharField(source="action.code")
    called = serializers.CharField(source="action.person.called")


class LetterReplyInSerializer(serializers.Serializer[Any]):
    """What the office replied."""

    words = serializers.CharField(max_length=LONGEST_REPLY, validators=[check_readable])
