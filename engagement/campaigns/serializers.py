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
from engagement.campaigns.kinds import KINDS
from engagement.campaigns.models import LONGEST_ASK, LONGEST_PLEDGE, ActionTaken, Pledge, only_signing


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
    actions = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("What it asks for, the first first; the goal is of the first."),
    )
    promised = serializers.IntegerField(
        allow_null=True, help_text=_("Promises that stand, kept or not; null where none are asked for.")
    )
    kept = serializers.IntegerField(allow_null=True, help_text=_("Those of them that were kept."))
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
    actions = serializers.ListField(
        child=serializers.ChoiceField(choices=[(kind.name, kind.label) for kind in KINDS]),
        default=only_signing,
        allow_empty=False,
        help_text=_("What it asks for, the first first; the goal is of the first."),
    )


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


class ShareSerializer(serializers.Serializer[Any]):
    """One's own link to a campaign."""

    link = serializers.CharField()
    text = serializers.CharField(help_text=_("Ready for a group chat, in the language of the campaign."))
    brought = serializers.IntegerField(
        help_text=_("How often somebody did something here who came by it; never who.")
    )


class PledgeInSerializer(serializers.Serializer[Any]):
    """A promise in one's own words, and its day."""

    words = serializers.CharField(max_length=LONGEST_PLEDGE, validators=[check_readable])
    due_on = serializers.DateField(help_text=_("From today on, within a year."))


class KeptInSerializer(serializers.Serializer[Any]):
    """What became of it, if one likes to say."""

    words = serializers.CharField(max_length=LONGEST_PLEDGE, default="", allow_blank=True)
    evidence = serializers.CharField(
        max_length=LONGEST_PLEDGE,
        default="",
        allow_blank=True,
        help_text=_("Where one can see it, for example a link."),
    )


class PledgeSerializer(serializers.Serializer[Pledge]):
    """One's own promise."""

    words = serializers.CharField()
    due_on = serializers.DateField()
    moved = serializers.IntegerField(help_text=_("How often its day was changed."))
    kept_at = MomentField(allow_null=True)
    kept_words = serializers.CharField(allow_blank=True)
    evidence = serializers.CharField(allow_blank=True)
    confirmed_at = MomentField(allow_null=True, help_text=_("When an organiser noted that it was seen kept."))


class PromiseFunnelSerializer(serializers.Serializer[Any]):
    """People of a campaign, each once: open, kept, lapsed and taken back add up to promised."""

    promised = serializers.IntegerField(
        help_text=_("People who ever promised something, also who took it back.")
    )
    open = serializers.IntegerField(help_text=_("Their day is not past yet."))
    kept = serializers.IntegerField(help_text=_("They said that it was done, or an organiser saw it."))
    lapsed = serializers.IntegerField(
        help_text=_("Their day is past, where the campaign is, and nobody has said that it was done.")
    )
    taken_back = serializers.IntegerField(help_text=_("They took their promise back."))
    reminded = serializers.IntegerField(
        help_text=_("Of all who promised: a message told them of the day, or asked after it.")
    )
    renegotiated = serializers.IntegerField(help_text=_("Of all who promised: they chose another day."))


class PledgeOfSerializer(PledgeSerializer):
    """A promise, with the name that who made it chose; for those who plan the campaign."""

    code = serializers.CharField(source="action.code")
    called = serializers.CharField(source="action.person.called")
