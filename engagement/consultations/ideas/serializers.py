"""Ideas, comments and support as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.activities.mandates.serializers import GroupField
from engagement.consultations.choices import IdeaOrder, Stance
from engagement.consultations.models import (
    LONGEST_CATEGORY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Category,
    Comment,
    Idea,
    Prompt,
)
from engagement.desk.serializers import AsksHelpField, HiddenSerializer
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution
from places.serializers import PlaceCodeField


class CategorySerializer(serializers.Serializer[Category]):
    """What an idea can be about."""

    code = serializers.CharField()
    text = serializers.CharField()


class PromptSerializer(serializers.Serializer[Prompt]):
    """What people are asked in a phase of ideas or a discussion."""

    text = serializers.CharField()
    help = serializers.CharField()
    takes_comments = serializers.BooleanField()
    categories = CategorySerializer(many=True, source="phase.categories")


class PromptInSerializer(serializers.Serializer[Any]):
    """What to ask, the whole of it."""

    text = serializers.CharField(max_length=LONGEST_TEXT, validators=[check_readable])
    help = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    categories = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_CATEGORY, validators=[check_readable]),
        max_length=12,
        default=list,
        help_text=_("What ideas can be about, in their order; none in a discussion."),
    )
    takes_comments = serializers.BooleanField(default=True)


class IdeasWantedSerializer(serializers.Serializer[Any]):
    """Which ideas, in which order; what is left out does not narrow."""

    order = serializers.ChoiceField(choices=IdeaOrder.choices, default=IdeaOrder.NEWEST)
    category = serializers.CharField(default="", allow_blank=True, help_text=_("The code of a category."))
    q = serializers.CharField(default="", allow_blank=True, max_length=LONGEST_TITLE)
    mine = serializers.BooleanField(default=False)


class CommentsWantedSerializer(serializers.Serializer[Any]):
    """In which order threads stand."""

    order = serializers.ChoiceField(choices=IdeaOrder.choices, default=IdeaOrder.NEWEST)


class WrittenSerializer(serializers.Serializer[Any]):
    """Who wrote it, when, and where it stands; no name in a sensitive consultation, or where it is hidden."""

    called = serializers.SerializerMethodField(
        help_text=_("The name she chose; null where no names are shown, she has left, or speaks for a group.")
    )
    for_organisation = serializers.CharField(
        source="contribution.for_organisation.name",
        allow_null=True,
        default=None,
        help_text=_("The name of the group whose view it is; null: somebody speaks for herself."),
    )
    objections = serializers.IntegerField(
        source="objected",
        default=0,
        help_text=_("Of the view of a group: how many of its members object to the mandate."),
    )
    original_language = serializers.CharField(source="contribution.original_language")
    state = serializers.ChoiceField(source="contribution.state", choices=ContributionState.choices)
    given_at = MomentField(source="contribution.given_at")
    supports = serializers.IntegerField(help_text=_("How many support it."))

    hidden = HiddenSerializer(
        source="hiding",
        allow_null=True,
        help_text=_("Why moderators have hidden it: its words are empty then."),
    )

    def get_called(self, written: Idea | Comment) -> str | None:
        contribution: Contribution = written.contribution
        is_named = self.context["shows_names"] and not written.hiding and not contribution.for_organisation_id
        shown = contribution.person if is_named else None
        return shown.called if shown else None


class IdeaSerializer(WrittenSerializer):
    """An idea; its words are empty once it was taken back."""

    code = serializers.CharField()
    title = serializers.CharField()
    text = serializers.CharField()
    category = CategorySerializer(allow_null=True)
    place = PlaceCodeField(allow_null=True)
    comments = serializers.IntegerField(source="comments_count")


class AdditionSerializer(serializers.Serializer[Any]):
    """What its writer added later."""

    text = serializers.CharField()
    added_at = MomentField()


class IdeaDetailSerializer(IdeaSerializer):
    """An idea with what was added to it."""

    additions = AdditionSerializer(many=True, source="additions_shown")


class IdeaInSerializer(serializers.Serializer[Any]):
    """An idea to give."""

    title = serializers.CharField(max_length=LONGEST_TITLE, validators=[check_readable])
    text = serializers.CharField(max_length=LONGEST_WORDS, validators=[check_readable])
    category = serializers.CharField(
        default="", allow_blank=True, help_text=_("The code of a category; needed where some are offered.")
    )
    place = PlaceCodeField(default=None, allow_null=True)
    for_organisation = GroupField()
    asks_help = AsksHelpField()


class AdditionInSerializer(serializers.Serializer[Any]):
    """Words to add."""

    text = serializers.CharField(max_length=LONGEST_WORDS, validators=[check_readable])


class CommentSerializer(WrittenSerializer):
    """A comment; its words are empty once it was taken back."""

    code = serializers.CharField()
    reply_to = serializers.CharField(source="reply_to.code", default=None, allow_null=True)
    stance = serializers.ChoiceField(choices=Stance.choices, allow_blank=True)
    text = serializers.CharField()


class CommentInSerializer(serializers.Serializer[Any]):
    """A comment to give."""

    text = serializers.CharField(max_length=LONGEST_WORDS, validators=[check_readable])
    reply_to = serializers.CharField(
        default="", allow_blank=True, help_text=_("The code of the comment it replies to.")
    )
    stance = serializers.ChoiceField(
        choices=Stance.choices,
        allow_blank=True,
        default="",
        help_text=_("In a discussion, and not in a reply; empty: neither."),
    )
    for_organisation = GroupField()
    asks_help = AsksHelpField()


class GivenToPhaseSerializer(serializers.Serializer[Any]):
    """That it arrived; `receipt` is shown now only: write it down."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=ContributionState.choices)
    receipt = serializers.CharField()


class SupportSerializer(serializers.Serializer[Any]):
    """How many support it now."""

    supports = serializers.IntegerField()
