"""Questions and the numbers of their answers as the API gives and takes them."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.api.fields import MomentField
from core.texts import check_readable, readable
from engagement.consultations.choices import QuestionKind
from engagement.consultations.models import (
    DECIMALS,
    DIGITS,
    LONGEST_END,
    LONGEST_HEADING,
    LONGEST_TEXT,
    LONGEST_UNIT,
    Answer,
    Choice,
    Question,
)
from engagement.consultations.serializers import ReviewedSerializer
from engagement.consultations.surveys.plans import Asked
from engagement.consultations.surveys.questions import kind_named
from engagement.consultations.surveys.questions.choosing import MOST
from engagement.voices.models import Contribution


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


class SurveySerializer(serializers.Serializer[Any]):
    """What is asked now. Send `version` back with the answers: to other questions they would be no answers."""

    version = serializers.IntegerField()
    questions = QuestionSerializer(many=True)


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
