"""Replies, themes and the whole account as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import LanguageField, MomentField
from core.texts import check_readable
from engagement.activities.serializers import ActivitySerializer, OrganiserSerializer
from engagement.voices.choices import ReplyState, Verdict
from engagement.voices.commitments.serializers import CommitmentSerializer
from engagement.voices.models import LONGEST_REASON, Reply, ReplyVersion, Theme
from engagement.voices.models.reply import LONGEST_CORRECTION
from engagement.voices.replies.selectors import AnswerFigures
from engagement.voices.serializers import OutcomeSerializer


class ReplyVersionSerializer(serializers.Serializer[ReplyVersion]):
    """A reply as it was published."""

    number = serializers.IntegerField()
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reason = serializers.CharField()
    original_language = serializers.CharField()
    correction = serializers.CharField(help_text=_("What it corrects; empty in the first."))
    organisation = OrganiserSerializer()
    is_by_writer = serializers.BooleanField(help_text=_("Nobody else of the group could approve it."))
    published_at = MomentField()


class ReplySerializer(serializers.Serializer[Reply]):
    """A reply as it is being written, for those who answer."""

    state = serializers.ChoiceField(choices=ReplyState.choices)
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reason = serializers.CharField()
    original_language = serializers.CharField()
    correction = serializers.CharField()
    changed_at = MomentField()


class ReplyInSerializer(serializers.Serializer[Any]):
    """What is decided on a theme, and why."""

    verdict = serializers.ChoiceField(choices=Verdict.choices)
    reason = serializers.CharField(max_length=LONGEST_REASON, validators=[check_readable])
    language = LanguageField()


class ReplyCorrectionInSerializer(serializers.Serializer[Any]):
    """What is wrong in a published reply."""

    note = serializers.CharField(max_length=LONGEST_CORRECTION, validators=[check_readable])


class AnsweredThemeSerializer(serializers.Serializer[Theme]):
    """What was said, decided and promised on one theme; the latest reply first."""

    code = serializers.CharField()
    title = serializers.CharField()
    original_language = serializers.CharField()
    verdict = serializers.ChoiceField(choices=Verdict.choices)
    is_done = serializers.BooleanField(help_text=_("Something was promised, and all of it is kept."))
    said = serializers.SerializerMethodField(
        help_text=_("How many said so; null where numbers are not shown.")
    )
    replies = ReplyVersionSerializer(many=True)
    commitments = CommitmentSerializer(many=True)

    def get_said(self, theme: Theme) -> int | None:
        return theme.said if self.context["shows_numbers"] else None  # type: ignore[attr-defined]  # annotated


class OpenThemeSerializer(serializers.Serializer[Theme]):
    """What waits for an answer, whose, and until when."""

    code = serializers.CharField()
    title = serializers.CharField()
    original_language = serializers.CharField()
    organisation = OrganiserSerializer(allow_null=True)
    due_on = serializers.DateField(allow_null=True)


class AnswerFiguresSerializer(serializers.Serializer[AnswerFigures]):
    """How much of what was said in words is answered, and how soon."""

    said = serializers.IntegerField()
    answered = serializers.IntegerField()
    median_seconds = serializers.SerializerMethodField(
        help_text=_("From giving to the first answer; or null.")
    )

    def get_median_seconds(self, figures: AnswerFigures) -> int | None:
        return None if figures.median is None else round(figures.median.total_seconds())


class AccountSerializer(serializers.Serializer[Any]):
    """We asked, you said, we decided, we did."""

    figures = AnswerFiguresSerializer(allow_null=True, help_text=_("Null where numbers are not shown."))
    answered = AnsweredThemeSerializer(many=True)
    open = OpenThemeSerializer(many=True)
    outcome = OutcomeSerializer(allow_null=True)


class AskedThemeSerializer(OpenThemeSerializer):
    """A theme that one of my groups is asked to answer, and to what activity."""

    activity = ActivitySerializer()
