"""The form of one reminder."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from notifications.rules.choices import ForWhom, Timing
from notifications.rules.errors import TextNotUsable
from notifications.rules.models import LONGEST_TEXT, ReminderRule
from notifications.rules.placeholders import check
from notifications.rules.plans import RulePlan

MOST_HOURS, MOST_DAYS = 14 * 24, 60


def check_words(text: str) -> None:
    """The validator of an organiser's words."""
    try:
        check(text)
    except TextNotUsable as refused:
        raise forms.ValidationError(str(refused), code=refused.code) from refused


class RuleForm(forms.Form):
    """When, for whom, and in which words of her own; the fields of the other timings are not looked at."""

    is_on = forms.BooleanField(label=_("This reminder goes out"), required=False)
    timing = forms.ChoiceField(
        label=_("It counts in"),
        choices=Timing.choices,
        widget=forms.RadioSelect,
    )
    hours = forms.IntegerField(label=_("Hours before"), required=False, min_value=0, max_value=MOST_HOURS)
    minutes = forms.IntegerField(label=_("and minutes"), required=False, min_value=0, max_value=59)
    days = forms.IntegerField(
        label=_("Days before"),
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text=_("0: on the day."),
    )
    at = forms.TimeField(
        label=_("At this hour of the reader's clock"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    for_whom = forms.ChoiceField(label=_("Who gets it"), choices=ForWhom.choices)
    text = forms.CharField(
        label=_("Your own words"),
        required=False,
        max_length=LONGEST_TEXT,
        validators=[check_words],
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("They come below the time and the place, which always stand in the message."),
    )

    def __init__(self, *args: Any, original_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = [tag for tag, _name in settings.LANGUAGES if tag != original_language]
        names = dict(settings.LANGUAGES)
        self.fields["text"].label = _("Your own words in %(language)s") % {
            "language": names.get(original_language, original_language)
        }
        for tag in self.others:
            self.fields[f"text_{tag}"] = forms.CharField(
                label=_("The same in %(language)s") % {"language": names[tag]},
                required=False,
                max_length=LONGEST_TEXT,
                validators=[check_words],
                widget=forms.Textarea(attrs={"rows": 3, "lang": tag, "dir": "auto"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        timing = cleaned.get("timing")
        if timing == Timing.HOURS and not (cleaned.get("hours") or cleaned.get("minutes")):
            self.add_error("hours", _("Say how many hours or minutes before it starts."))
        if timing == Timing.DAYS and not cleaned.get("days"):
            self.add_error("days", _("Say how many days before it starts."))
        if timing == Timing.CLOCK and cleaned.get("days") is None:
            self.add_error("days", _("Say how many days before it starts."))
        if timing == Timing.CLOCK and cleaned.get("at") is None:
            self.add_error("at", _("Say at which hour."))
        return cleaned

    def plan(self) -> RulePlan:
        """The cleaned values as services take them."""
        cleaned = self.cleaned_data
        timing = Timing(cleaned["timing"])
        in_hours = timing == Timing.HOURS
        return RulePlan(
            timing=timing,
            minutes=(cleaned["hours"] or 0) * 60 + (cleaned["minutes"] or 0) if in_hours else 0,
            days=0 if in_hours else cleaned["days"] or 0,
            at=cleaned["at"] if timing == Timing.CLOCK else None,
            for_whom=ForWhom(cleaned["for_whom"]),
            is_on=cleaned["is_on"],
            text=cleaned["text"],
            translations={tag: cleaned[f"text_{tag}"] for tag in self.others},
        )


def as_filled(rule: ReminderRule) -> dict[str, Any]:
    """The form's fields as they are filled for a rule."""
    in_hours = rule.timing == Timing.HOURS
    return {
        "is_on": rule.is_on,
        "timing": rule.timing,
        "hours": rule.minutes // 60 if in_hours else None,
        "minutes": rule.minutes % 60 if in_hours else None,
        "days": None if in_hours else rule.days,
        "at": rule.at,
        "for_whom": rule.for_whom,
        "text": rule.text,
    } | {f"text_{tag}": text for tag, text in rule.translations.items()}
