"""Votes as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.texts import check_readable
from engagement.consultations.decision_forms import MOST_BALLOTS, MOST_SEATS
from engagement.consultations.models import LONGEST_OPTION, LONGEST_OPTION_HELP, Option
from engagement.consultations.counting import RULES

RULE_CHOICES = [(rule.name, rule.label) for rule in RULES]


class OptionInSerializer(serializers.Serializer[Any]):
    """One option to choose."""

    text = serializers.CharField(max_length=LONGEST_OPTION, validators=[check_readable])
    help = serializers.CharField(max_length=LONGEST_OPTION_HELP, allow_blank=True, default="")


class OptionSerializer(serializers.Serializer[Option]):
    """One option; it is marked by its code."""

    code = serializers.CharField()
    text = serializers.CharField()
    help = serializers.CharField()


class MarkWordsSerializer(serializers.Serializer[Any]):
    """A mark that an option can get."""

    mark = serializers.CharField()
    text = serializers.CharField()


class DecisionInSerializer(serializers.Serializer[Any]):
    """The rule of a vote, and what it takes for the result to hold."""

    rule = serializers.ChoiceField(choices=RULE_CHOICES)
    seats = serializers.IntegerField(
        min_value=1, max_value=MOST_SEATS, default=1, help_text=_("How many options are chosen.")
    )
    quorum = serializers.IntegerField(
        min_value=1,
        max_value=MOST_BALLOTS,
        allow_null=True,
        default=None,
        help_text=_("How many people must vote for the result to hold; null: any number."),
    )
    share = serializers.IntegerField(
        min_value=1,
        max_value=100,
        allow_null=True,
        default=None,
        help_text=_("What an option needs to be chosen, in per cent; null: the most is enough."),
    )


class DecisionSerializer(serializers.Serializer[Any]):
    """The ballot. Send `version` back with the marks, for each option marked its mark by its code, as answers."""

    version = serializers.IntegerField()
    rule = serializers.ChoiceField(choices=RULE_CHOICES)
    how = serializers.CharField(help_text=_("How to mark the ballot, and how it is read."))
    seats = serializers.IntegerField()
    quorum = serializers.IntegerField(allow_null=True)
    share = serializers.IntegerField(allow_null=True)
    marks = MarkWordsSerializer(many=True)
    options = OptionSerializer(many=True)


class OptionResultSerializer(serializers.Serializer[Any]):
    """What one option has."""

    option = serializers.CharField(source="option.code")
    text = serializers.CharField(source="option.text")
    value = serializers.IntegerField()
    out_of = serializers.IntegerField(help_text=_("What it could have at most."))
    percent = serializers.IntegerField(help_text=_("Whole per cent, rounded down."))
    is_chosen = serializers.BooleanField()
    is_level = serializers.BooleanField(help_text=_("It shares the place still to be filled with others."))


class RoundsRowSerializer(serializers.Serializer[Any]):
    """The ballots of one option in each round, null once it is out; without a text: ballots with no further choice."""

    text = serializers.CharField()
    counts = serializers.ListField(child=serializers.IntegerField(allow_null=True))


class DecisionResultSerializer(serializers.Serializer[Any]):
    """What a vote came to."""

    rule = serializers.CharField()
    ballots = serializers.IntegerField()
    is_decided = serializers.BooleanField()
    notes = serializers.ListField(
        child=serializers.CharField(), help_text=_("What holds, in whole sentences; the verdict first.")
    )
    options = OptionResultSerializer(source="lines", many=True)
    rounds = RoundsRowSerializer(many=True)
