"""Campaigns and signatures as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.activities.serializers import (
    ActivityDetailSerializer,
    ActivitySerializer,
    DraftInSerializer,
    TrunkInSerializer,
)
from engagement.campaigns.choices import ActionState
from engagement.campaigns.models import LONGEST_ASK, ActionTaken


class CampaignSerializer(serializers.Serializer[Any]):
    """A campaign: its activity, what it asks, and the true numbers."""

    activity = ActivityDetailSerializer()
    ask = serializers.CharField()
    goal = serializers.IntegerField()
    signed = serializers.IntegerField(
        allow_null=True,
        help_text=_(
            "People with a confirmed address whose signature stands; of a sensitive one for those who work on it."
        ),
    )
    takes_action = serializers.BooleanField(help_text=_("Whether it can be signed now."))
    names = serializers.ListField(
        child=serializers.CharField(), help_text=_("The latest of those who let their name be shown.")
    )


class CampaignInSerializer(TrunkInSerializer):
    """A campaign: people sign on this site, wherever they are."""

    is_online = serializers.HiddenField(default=True)  # type: ignore[assignment]  # not asked here
    ask = serializers.CharField(
        max_length=LONGEST_ASK, validators=[check_readable], help_text=_("The sentence people sign.")
    )
    goal = serializers.IntegerField(min_value=1, max_value=10_000_000)


class CampaignDraftInSerializer(DraftInSerializer, CampaignInSerializer):
    """A campaign to be planned."""


class SignatureInSerializer(serializers.Serializer[Any]):
    """Whether one's chosen name may be shown."""

    shows_name = serializers.BooleanField(default=False)


class GuestSignatureInSerializer(SignatureInSerializer):
    """The end of the link that was mailed, and how she is called."""

    token = serializers.CharField(max_length=600, help_text=_("The last part of the link that was mailed."))
    called = serializers.CharField(max_length=60, validators=[check_readable])


class SignatureSerializer(serializers.Serializer[ActionTaken]):
    """One's own signature."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=ActionState.choices)
    shows_name = serializers.BooleanField()
    taken_at = MomentField()
    taken_back_at = MomentField(allow_null=True)


class MySignatureSerializer(SignatureSerializer):
    """A signature with its campaign's activity in short."""

    activity = ActivitySerializer(source="campaign.activity")
