"""Consultations, their questions, answers and results as the API gives and takes them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable, readable
from engagement.activities.mandates.serializers import GroupField
from engagement.activities.serializers import ActivityDetailSerializer, DraftInSerializer, TrunkInSerializer
from engagement.consultations.choices import PhaseState, QuestionKind
from engagement.consultations.methods import METHODS
from engagement.consultations.models import (
    DECIMALS,
    DIGITS,
    LONGEST_END,
    LONGEST_HEADING,
    LONGEST_PHASE,
    LONGEST_TEXT,
    LONGEST_UNIT,
    Answer,
    Choice,
    Question,
)
from engagement.consultations.plans import Asked
from engagement.consultations.questions import kind_named
from engagement.consultations.questions.choosing import MOST
from engagement.consultations.questions.text import LONGEST as LONGEST_ANSWER
from engagement.desk.serializers import AsksHelpField
from engagement.voices.choices import ContributionState
from engagement.voices.models import Contribution
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


class ChoiceSerializer(serializers.Serializer[Choice]):
    """One answer offered; it is chosen by its position."""

    position = serializers.CharField()
    text = serializers.CharField()
    translations = serializers.DictField(help_text=_("Its words in other languages, by tag and name."))


class ConditionSerializer(serializers.Serializer[Choice]):
    """An answer of an earlier question."""

    question = serializers.CharField(source="question.code")
    choice = serializers.CharField(source="position")


def _number(words: Any) -> serializers.DecimalField:  # Any: lazy words, for which Django has no public type
    return serializers.DecimalField(
        max_digits=DIGITS, decimal_places=DECIMALS, allow_null=True, default=None, help_text=words
    )


class QuestionSerializer(serializers.Serializer[Question]):
    """One question; its choices and what it hangs on must have been read with it."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField()
    help = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]  # a field of this name
    choices = ChoiceSerializer(many=True)
    least = _number(_("Of numbers: what is allowed."))
    most = _number(_("Of numbers: what is allowed. Of scales: the last step."))
    unit = serializers.CharField()
    low_words = serializers.CharField(help_text=_("What the lowest step of a scale means."))
    high_words = serializers.CharField(help_text=_("What the highest step of a scale means."))
    starts_page = serializers.BooleanField(help_text=_("A new page begins with it."))
    page_heading = serializers.CharField()
    page_shown_if = ConditionSerializer(allow_null=True)
    shown_if = ConditionSerializer(
        allow_null=True, help_text=_("It is asked only where the earlier question is answered so.")
    )
    translations = serializers.DictField(help_text=_("Its words in other languages, by tag and name."))


class QuestionInSerializer(serializers.Serializer[Any]):
    """One question to ask. A condition is the code of an earlier question, a colon, and the position of a choice."""

    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField(max_length=LONGEST_TEXT, validators=[check_readable])
    help = serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True, default="")
    required = serializers.BooleanField(default=False)  # type: ignore[assignment]  # a field of this name
    choices = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_TEXT, validators=[check_readable]),
        max_length=MOST,
        default=list,
    )
    least = _number(_("Of numbers: what is allowed."))
    most = _number(_("Of numbers: what is allowed. Of scales: the last step."))
    unit = serializers.CharField(max_length=LONGEST_UNIT, allow_blank=True, default="")
    low_words = serializers.CharField(max_length=LONGEST_END, allow_blank=True, default="")
    high_words = serializers.CharField(max_length=LONGEST_END, allow_blank=True, default="")
    starts_page = serializers.BooleanField(default=False)
    page_heading = serializers.CharField(max_length=LONGEST_HEADING, allow_blank=True, default="")
    page_shown_if = serializers.CharField(max_length=20, allow_blank=True, default="")
    shown_if = serializers.CharField(max_length=20, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        choices = list(dict.fromkeys(readable(choice) for choice in attrs["choices"]))
        attrs |= {"kind": QuestionKind(attrs["kind"]), "choices": choices}
        if faults := kind_named(attrs["kind"]).faults(Asked(**attrs)):
            raise serializers.ValidationError(faults)
        return attrs


class MoveInSerializer(serializers.Serializer[Any]):
    """Which way a question goes."""

    to = serializers.ChoiceField(choices=[("up", _("Up")), ("down", _("Down"))])


class SurveySerializer(serializers.Serializer[Any]):
    """What is asked now. Send `version` back with the answers: to other questions they would be no answers."""

    version = serializers.IntegerField()
    questions = QuestionSerializer(many=True)


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


class GroupViewSerializer(serializers.Serializer[Any]):
    """What a group says in a survey, by whoever has a mandate of it; in none of the numbers."""

    organisation = serializers.CharField(source="for_organisation.code")
    name = serializers.CharField(source="for_organisation.name")
    until = serializers.DateField(
        source="mandate.ended_on", help_text=_("The last day of the mandate under which it was given.")
    )
    objections = serializers.IntegerField(
        source="objected", help_text=_("How many members of the group object to that mandate.")
    )
    updated_at = MomentField()
    answers = serializers.SerializerMethodField()

    @extend_schema_field(ReviewedSerializer(many=True))
    def get_answers(self, given: Contribution) -> Any:
        reviewed: Mapping[int, Any] = self.context["reviewed"]
        return ReviewedSerializer(reviewed[given.pk], many=True).data


class GivenSerializer(serializers.Serializer[Any]):
    """That the answers arrived; `receipt` is shown at the first giving only: write it down."""

    state = serializers.ChoiceField(choices=ContributionState.choices)
    given_at = MomentField()
    updated_at = MomentField()
    receipt = serializers.CharField()


class ChoiceResultSerializer(serializers.Serializer[Any]):
    """How often an answer was given, and the share of those who answered the question, in whole per cent."""

    text = serializers.CharField()
    count = serializers.IntegerField()
    percent = serializers.IntegerField()
    points = serializers.IntegerField(
        allow_null=True, help_text=_("Of rankings: by Borda; the share is of the most points possible.")
    )
    firsts = serializers.IntegerField(
        allow_null=True, help_text=_("Of rankings: how many put it in the first place.")
    )


class FigureSerializer(serializers.Serializer[Any]):
    """One number about all answers, as the page shows it."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # a field of this name
    value = serializers.CharField()


class QuestionResultSerializer(serializers.Serializer[Any]):
    """The numbers of one question."""

    question = serializers.CharField(source="question.code")
    kind = serializers.CharField(source="question.kind")
    text = serializers.CharField(source="question.text")
    answered = serializers.IntegerField()
    choices = ChoiceResultSerializer(many=True)
    figures = FigureSerializer(many=True)


class ResultsSerializer(serializers.Serializer[Any]):
    """The numbers of all questions, for those who run the consultation."""

    contributions = serializers.IntegerField()
    results = QuestionResultSerializer(many=True)


class TextSerializer(serializers.Serializer[Answer]):
    """What one person wrote, with her chosen name."""

    text = serializers.CharField()
    person = serializers.CharField(source="contribution.person.code", allow_null=True, default=None)
    called = serializers.CharField(source="contribution.person.called", allow_null=True, default=None)
    given_at = MomentField(source="contribution.given_at")


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
