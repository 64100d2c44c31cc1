"""Reminders of an event as the API takes and gives them."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.api.fields import MomentField
from notifications.rules.choices import ForWhom, Timing
from notifications.rules.forms.rules import MOST_DAYS, MOST_HOURS
from notifications.rules.labels import label_of
from notifications.rules.models import LONGEST_TEXT, ReminderRule
from notifications.rules.plans import RulePlan
from notifications.rules.preview import Fate


class RuleInSerializer(serializers.Serializer[Any]):
    """What one step is to be; only what belongs to its timing counts."""

    is_on = serializers.BooleanField(default=True)
    timing = serializers.ChoiceField(choices=Timing.choices)
    minutes = serializers.IntegerField(
        default=0, min_value=0, max_value=MOST_HOURS * 60, help_text=_("Before the start; for hours.")
    )
    days = serializers.IntegerField(
        default=0, min_value=0, max_value=MOST_DAYS, help_text=_("Before the start; for days and clock.")
    )
    at = serializers.TimeField(
        allow_null=True, default=None, help_text=_("By the reader's clock; for clock.")
    )
    for_whom = serializers.ChoiceField(choices=ForWhom.choices, default=ForWhom.ALL.value)
    text = serializers.CharField(
        allow_blank=True,
        default="",
        max_length=LONGEST_TEXT,
        help_text=_("Own words in the event's language, with {name}, {event}, {time}, {place} or {link}."),
    )
    translations = serializers.DictField(
        child=serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True),
        default=dict,
        help_text=_("The same in other languages, by tag."),
    )

    def validate_translations(self, value: dict[str, str]) -> dict[str, str]:
        if unknown := sorted(set(value) - set(dict(settings.LANGUAGES))):
            raise serializers.ValidationError(
                _("This site does not have %(tags)s.") % {"tags": ", ".join(unknown)}
            )
        return value

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        needed = {Timing.HOURS: "minutes", Timing.DAYS: "days", Timing.CLOCK: "at"}[Timing(attrs["timing"])]
        if attrs[needed] in {0, None}:
            raise serializers.ValidationError({needed: _("This timing needs it.")})
        return attrs


def plan_of(body: dict[str, Any]) -> RulePlan:
    """The understood body as services take it."""
    timing = Timing(body["timing"])
    return RulePlan(
        timing=timing,
        minutes=body["minutes"] if timing == Timing.HOURS else 0,
        days=0 if timing == Timing.HOURS else body["days"],
        at=body["at"] if timing == Timing.CLOCK else None,
        for_whom=ForWhom(body["for_whom"]),
        is_on=body["is_on"],
        text=body["text"],
        translations=body["translations"],
    )


class RuleSerializer(serializers.Serializer[Any]):
    """One step of an event's reminders (a ReminderRule), as decided or as usual."""

    step = serializers.CharField()
    when = serializers.SerializerMethodField(help_text=_("In words."))
    is_usual = serializers.BooleanField(help_text=_("Every event has this step."))
    is_decided = serializers.SerializerMethodField(help_text=_("The organisers changed or added it."))
    is_on = serializers.BooleanField()
    timing = serializers.ChoiceField(choices=Timing.choices)
    minutes = serializers.IntegerField()
    days = serializers.IntegerField()
    at = serializers.TimeField(allow_null=True)
    for_whom = serializers.ChoiceField(choices=ForWhom.choices)
    text = serializers.CharField(allow_blank=True)
    translations = serializers.DictField(child=serializers.CharField())

    def get_when(self, rule: ReminderRule) -> str:
        return label_of(rule)

    def get_is_decided(self, rule: ReminderRule) -> bool:
        return rule.pk is not None


class PreviewInSerializer(RuleInSerializer):
    """A rule that is not saved, in place of a step, or as a new one."""

    step = serializers.CharField(allow_blank=True, default="", max_length=24)


class PreviewGroupSerializer(serializers.Serializer[Any]):
    """People of whom the same would become at the same moment."""

    fate = serializers.ChoiceField(choices=Fate.choices)
    due_at = MomentField()
    zone = serializers.CharField()
    language = serializers.CharField()
    number = serializers.IntegerField()
    among = serializers.SerializerMethodField(help_text=_("The first few names; the look is logged."))

    def get_among(self, group: Any) -> list[str]:
        return [called for _id, called in group.people]


class PreviewSerializer(serializers.Serializer[Any]):
    """What a rule would do."""

    gets_it = serializers.IntegerField()
    does_not = serializers.IntegerField()
    groups = PreviewGroupSerializer(many=True)
