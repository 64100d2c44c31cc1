"""Votes as the API gives and takes them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.texts import check_readable
from engagement.consultations.choices import Share
from engagement.consultations.decisions.counting import RULES
from engagement.consultations.decisions.forms import MOST_PEOPLE, MOST_SEATS
from engagement.consultations.models import LONGEST_OPTION, LONGEST_OPTION_HELP, Option

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


class DecisionRuleInSerializer(serializers.Serializer[Any]):
    """The rule of a vote, and what it takes for the result to hold."""

    rule = serializers.ChoiceField(choices=RULE_CHOICES)
    seats = serializers.IntegerField(
        min_value=1, max_value=MOST_SEATS, default=1, help_text=_("How many options are chosen.")
    )
    electorate = serializers.IntegerField(
        min_value=1,
        max_value=MOST_PEOPLE,
        allow_null=True,
        default=None,
        help_text=_("How many people may vote, as the organisers counted."),
    )
    quorum = serializers.IntegerField(
        min_value=1,
        max_value=100,
        allow_null=True,
        default=None,
        help_text=_(
            "What part of them must vote for the result to hold, in per cent; null: any number will do."
        ),
    )
    share = serializers.ChoiceField(
        choices=Share.choices,
        allow_blank=True,
        default="",
        help_text=_("How much an option needs to be chosen; empty: the most is enough."),
    )


class BallotSerializer(serializers.Serializer[Any]):
    """The ballot. Send `version` back with the marks, for each option marked its mark by its code, as answers."""

    version = serializers.IntegerField()
    rule = serializers.ChoiceField(choices=RULE_CHOICES)
    how = serializers.CharField(help_text=_("How to mark the ballot, and how it is read."))
    seats = serializers.IntegerField()
    electorate = serializers.IntegerField(allow_null=True)
    quorum = serializers.IntegerField(allow_null=True)
    share = serializers.CharField()
    what_it_takes = serializers.ListField(
        child=serializers.CharField(), help_text=_("The same in whole sentences.")
    )
    marks = MarkWordsSerializer(many=True)
    options = OptionSerializer(many=True)


class OptionResultSerializer(serializers.Serializer[Any]):
    """What one option has."""

    option = serializers.CharField(source="option.code")
    text = serializers.CharField(source="option.text")
    words = serializers.CharField()
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
    rounds = serializers.ListField(
        child=serializers.CharField(),
        help_text=_("What happened in each round, where it is counted in rounds."),
    )
    table = RoundsRowSerializer(many=True)
