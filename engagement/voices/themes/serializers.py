"""What is to be sorted, and themes, as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable
from engagement.activities.serializers import OrganiserSerializer
from engagement.voices.choices import ContributionState
from engagement.voices.models import LONGEST_THEME, Theme
from engagement.voices.words import Said

MOST_AT_ONCE = 500


class WordsSerializer(serializers.Serializer[Said]):
    """Something in a person's own words, and what it is about."""

    text = serializers.CharField()
    language = serializers.CharField()
    about = serializers.CharField(help_text=_("What was asked, or what kind of person spoke."))


class ContributionWordsSerializer(serializers.Serializer[Any]):
    """What one contribution says, by nobody's name."""

    code = serializers.CharField()
    state = serializers.ChoiceField(choices=ContributionState.choices)
    given_at = MomentField()
    said = WordsSerializer(many=True)


class ThemeSerializer(serializers.Serializer[Theme]):
    """A theme: how many said so, who is asked, and what was decided."""

    code = serializers.CharField()
    title = serializers.CharField()
    original_language = serializers.CharField()
    organisation = OrganiserSerializer(allow_null=True, help_text=_("Null: those who run the activity."))
    due_on = serializers.DateField(allow_null=True)
    verdict = serializers.CharField(help_text=_("Empty before a reply is published."))
    is_done = serializers.BooleanField()
    said = serializers.SerializerMethodField(
        help_text=_("How many contributions of people lie in it; what groups said stands beside them.")
    )

    def get_said(self, theme: Theme) -> int:
        counted: int | None = getattr(theme, "said", None)
        own = theme.contributions.filter(for_organisation=None)
        return own.count() if counted is None else counted


class SortInSerializer(serializers.Serializer[Any]):
    """What goes into which theme: an existing one by its code, or one of this title."""

    contributions = serializers.ListField(
        child=serializers.CharField(max_length=10),
        max_length=MOST_AT_ONCE,
        required=False,
        help_text=_("Codes; left out: everything that is in no theme yet."),
    )
    theme = serializers.CharField(max_length=10, required=False, allow_blank=True, default="")
    title = serializers.CharField(max_length=LONGEST_THEME, required=False, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs["theme"] and not attrs["title"]:
            raise serializers.ValidationError({"title": _("Say in one line what they have in common.")})
        return attrs


class TitleInSerializer(serializers.Serializer[Any]):
    """What a theme is called."""

    title = serializers.CharField(max_length=LONGEST_THEME, validators=[check_readable])


class AskInSerializer(serializers.Serializer[Any]):
    """Who shall answer, and by when."""

    organisation = serializers.CharField(
        max_length=10,
        allow_null=True,
        help_text=_("The code of a verified public body; null: the organisers."),
    )
    due_on = serializers.DateField(allow_null=True, default=None)


class TakeOutInSerializer(serializers.Serializer[Any]):
    """What does not belong in a theme."""

    contributions = serializers.ListField(child=serializers.CharField(max_length=10), max_length=MOST_AT_ONCE)
