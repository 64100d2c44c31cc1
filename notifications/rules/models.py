"""What an organiser decided about the reminders of one activity: its own steps, and whether they are held."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models import Activity
from notifications.rules.choices import ForWhom, Timing

LONGEST_TEXT = 1000


class ReminderRule(models.Model):
    """One step as the organiser wants it: a usual one changed or switched off, or one of her own.

    `step` is the usual step's name, or `own-<code>`; it is part of a message's key and never changes, so that another
    hour moves what is planned and tells nobody twice.
    """

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    activity = models.ForeignKey(
        Activity, on_delete=models.CASCADE, related_name="reminder_rules", db_index=False
    )
    step = models.CharField(max_length=24)
    is_on = models.BooleanField(default=True)
    timing = models.CharField(max_length=8, choices=Timing.choices, default=Timing.HOURS)
    # Before the start: minutes for HOURS, whole days for the others.
    minutes = models.PositiveIntegerField(default=0)
    days = models.PositiveSmallIntegerField(default=0)
    at = models.TimeField(null=True, blank=True)
    for_whom = models.CharField(max_length=8, choices=ForWhom.choices, default=ForWhom.ALL)
    # The organiser's words beside the time and the place: in the activity's own language, and by tag in others.
    text = models.TextField(max_length=LONGEST_TEXT, blank=True)
    translations = models.JSONField(default=dict)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "step"], name="rules_reminderrule_once"),
            models.CheckConstraint(
                condition=Q(timing=Timing.CLOCK, at__isnull=False) | (~Q(timing=Timing.CLOCK) & Q(at=None)),
                name="rules_reminderrule_clock_has_hour",
            ),
            models.CheckConstraint(
                condition=Q(timing=Timing.HOURS, days=0, minutes__gt=0)
                | Q(timing=Timing.DAYS, days__gt=0, minutes=0)
                | Q(timing=Timing.CLOCK, minutes=0),
                name="rules_reminderrule_counts_in_its_clock",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} of {self.activity_id}"

    @property
    def is_usual(self) -> bool:
        """Whether every event has this step."""
        return not self.step.startswith("own-")

    @property
    def before(self) -> timedelta:
        """How long before the start, where it counts in hours and minutes."""
        return timedelta(minutes=self.minutes)


class Hold(models.Model):
    """The reminders of this activity stay planned and do not go out until somebody lets them go on."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="reminder_hold"
    )
    held_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    held_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reminders of {self.activity_id} are held"
