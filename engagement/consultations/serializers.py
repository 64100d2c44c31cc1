"""Consultations, their questions, answers and results as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from engagement.activities.mandates.serializers import GroupField
from engagement.activities.serializers import ActivityDetailSerializer, DraftInSerializer, TrunkInSerializer
from engagement.consultations.choices import PhaseState
from engagement.consultations.methods import METHODS
from engagement.consultations.models import LONGEST_PHASE
from engagement.consultations.surveys.questions.choosing import MOST
from engagement.consultations.surveys.questions.text import LONGEST as LONGEST_ANSWER
from engagement.desk.serializers import AsksHelpField
from engagement.voices.choices import ContributionState
from engagement.voices.serializers import OutcomeSerializer

METHOD_CHOICES = [(method.name, method.label) for method in METHODS]


class PhaseSerializer(serializers.Serializer[Any]):
    """A dated stage of a consultation."""

    code = serializers.CharField(source="phase.code")
    title = serializers.CharField(help_text=_("The name of its method where it has none of its own."))
    method = serializers.ChoiceField(source="method.name", choices=METHOD_CHOICES)
    state = serializers.ChoiceField(choices=PhaseState.choices)
    opens_at = MomentField(source="phase.opens_at")
    closes_at = MomentField(source="phase.closes_at")


class PhaseInSerializer(serializers.Serializer[Any]):
    """A phase as it is planned."""

    title = serializers.CharField(
        max_length=LONGEST_PHASE,
        allow_blank=True,
        default="",
        help_text=_("Empty: the name of its method."),
    )
    opens_at = MomentField()
    closes_at = MomentField()


class PhaseDraftInSerializer(PhaseInSerializer):
    """A phase to be planned; its method stays."""

    method = serializers.ChoiceField(choices=METHOD_CHOICES)


class ConsultationSerializer(serializers.Serializer[Any]):
    """A consultation: its activity, its phases as they open, and the outcome once there is one."""

    activity = ActivityDetailSerializer()
    is_named = serializers.BooleanField(help_text=_("The organisers can see who gave which answer."))
    phases = PhaseSerializer(many=True)
    outcome = OutcomeSerializer(allow_null=True)


class ConsultationInSerializer(TrunkInSerializer):
    """A consultation: people answer on this site, wherever they are. Its questions are written after it."""

    is_online = serializers.HiddenField(default=True)  # type: ignore[assignment]  # not asked here


class ConsultationDraftInSerializer(DraftInSerializer, ConsultationInSerializer):
    """A consultation to be planned, with one phase as long as itself; more can be added."""

    method = serializers.ChoiceField(choices=METHOD_CHOICES, default=METHODS[0].name)
    is_named = serializers.BooleanField(
        default=True,
        help_text=_(
            "False: sealed. Nobody reads an answer before the end, and then nobody sees whose it is."
        ),
    )


class MoveInSerializer(serializers.Serializer[Any]):
    """Which way a question goes."""

    to = serializers.ChoiceField(choices=[("up", _("Up")), ("down", _("Down"))])


@extend_schema_field(
    {
        "oneOf": [
            {"type": "string", "maxLength": LONGEST_ANSWER},
            {"type": "array", "items": {"type": "string"}, "maxItems": MOST},
        ]
    }
)
class SaidField(serializers.Field[Any, Any, Any, Any]):
    """Words, a number, a day as 2026-11-24, the code of a place; the position of a choice or step; or positions."""

    default_error_messages = {
        "shape": _(
            "Write words, a number, a day, the code of a place or the position of a choice in quotes; "
            "or a list of positions."
        )
    }

    def to_internal_value(self, data: Any) -> str | list[str]:
        is_list = isinstance(data, list) and len(data) <= MOST and all(isinstance(each, str) for each in data)
        if not isinstance(data, str) and not is_list:
            self.fail("shape")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class AnswersInSerializer(serializers.Serializer[Any]):
    """One's answers by the codes of the questions; whatever one gave before is replaced."""

    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1)
    answers = serializers.DictField(child=SaidField())
    for_organisation = GroupField()
    asks_help = AsksHelpField()


class ReviewedSerializer(serializers.Serializer[Any]):
    """A question and what one answered, in words."""

    question = serializers.CharField(source="question.code")
    text = serializers.CharField(source="question.text")
    answers = serializers.ListField(child=serializers.CharField())


class MyAnswersSerializer(serializers.Serializer[Any]):
    """One's own answers and their state."""

    state = serializers.ChoiceField(choices=ContributionState.choices)
    updated_at = MomentField()
    given_at = MomentField()
    answers = ReviewedSerializer(many=True)


class GivenSerializer(serializers.Serializer[Any]):
    """That the answers arrived; `receipt` is shown at the first giving only: write it down."""

    state = serializers.ChoiceField(choices=ContributionState.choices)
    given_at = MomentField()
    updated_at = MomentField()
    receipt = serializers.CharField()


class OpenRowSerializer(serializers.Serializer[Any]):
    """One number of an answered consultation; a number of a survey is rounded to 5, and "<10" where it is small."""

    phase = serializers.CharField()
    method = serializers.ChoiceField(choices=METHOD_CHOICES)
    asked = serializers.CharField(help_text=_("The question, or the rule of a vote."))
    answer = serializers.CharField(help_text=_("Empty where people answered in their own words."))
    value = serializers.CharField(help_text=_("People; of a vote what its rule counts."))
    out_of = serializers.CharField(
        allow_null=True, help_text=_("What it could be at most; null without a limit.")
    )
