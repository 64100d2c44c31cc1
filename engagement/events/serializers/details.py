"""Questions, answers and needs as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from engagement.events.choices import QuestionKind, RegistrationState
from engagement.events.models import (
    LONGEST_ANSWER,
    LONGEST_CHOICE,
    LONGEST_NAME,
    LONGEST_NEED,
    LONGEST_QUESTION,
    Question,
)
from engagement.participation.choices import Mode


class EventQuestionSerializer(serializers.Serializer[Question]):
    """One question to those who register, and of whom it is asked."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField()
    choices = serializers.ListField(child=serializers.CharField())
    is_required = serializers.BooleanField()
    for_mode = serializers.ChoiceField(
        choices=Mode.choices, allow_blank=True, help_text=_("Empty: whichever way one takes part.")
    )
    if_question = serializers.CharField(
        source="if_question.code", default="", help_text=_("The code of the question it hangs on.")
    )
    if_choice = serializers.CharField(allow_blank=True)


class EventQuestionInSerializer(serializers.Serializer[Any]):
    """One question as an organiser writes it."""

    kind = serializers.ChoiceField(choices=QuestionKind.choices)
    text = serializers.CharField(max_length=LONGEST_QUESTION)
    choices = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_CHOICE), default=list, max_length=20
    )
    is_required = serializers.BooleanField(default=False)
    for_mode = serializers.ChoiceField(choices=Mode.choices, allow_blank=True, default="")
    if_question = serializers.CharField(max_length=10, allow_blank=True, default="")
    if_choice = serializers.CharField(max_length=LONGEST_CHOICE, allow_blank=True, default="")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if attrs["kind"] == QuestionKind.CHOICE and len(set(attrs["choices"])) < 2:
            raise serializers.ValidationError({"choices": _("Write at least two different answers.")})
        return attrs | {"kind": QuestionKind(attrs["kind"])}


class NeedsSerializer(serializers.Serializer[Any]):
    """What a party needs; all of it may be left out."""

    interpreter = serializers.CharField(max_length=LONGEST_NEED, allow_blank=True, default="")
    children = serializers.IntegerField(min_value=0, max_value=20, default=0)
    needs_transport = serializers.BooleanField(default=False)
    access = serializers.CharField(max_length=LONGEST_NEED, allow_blank=True, default="")


class DetailsSerializer(serializers.Serializer[Any]):
    """What a registration tells beside size and way; `answers` by the codes of questions."""

    companions = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_NAME), default=list, max_length=50
    )
    needs = NeedsSerializer()
    answers = serializers.DictField(
        child=serializers.CharField(max_length=LONGEST_ANSWER, allow_blank=True), default=dict
    )


class TheirDetailsSerializer(DetailsSerializer):
    """The same with who tells it, for those who run the event."""

    called = serializers.CharField()
    state = serializers.ChoiceField(choices=RegistrationState.choices)
    mode = serializers.ChoiceField(choices=Mode.choices)
    party_size = serializers.IntegerField()
