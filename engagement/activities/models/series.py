"""What ties the dates of a series together."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code

MOST_DATES = 104
"""Two years of weeks."""


class Rhythm(models.TextChoices):
    """How the days of a series follow one another; the first day says which weekday or day of the month."""

    WEEKLY = "weekly", _("On the same weekday")
    MONTHLY_BY_DAY = "monthly_day", _("On the same day of the month")
    MONTHLY_BY_WEEKDAY = "monthly_weekday", _("On the same weekday of the month, such as the second Tuesday")


class Series(models.Model):
    """The rule by which dates were planned. Each date is an activity of its own, and may be moved by itself."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    rhythm = models.CharField(max_length=16, choices=Rhythm.choices)
    interval = models.PositiveSmallIntegerField(default=1, help_text=_("Every how many weeks or months."))
    first_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    times = models.PositiveSmallIntegerField(null=True, blank=True)
    created_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(interval__gte=1), name="activities_series_interval_of_one"),
            models.CheckConstraint(
                condition=Q(until__isnull=False) ^ Q(times__isnull=False), name="activities_series_ends_once"
            ),
            models.CheckConstraint(
                condition=Q(times__isnull=True) | Q(times__gte=2, times__lte=MOST_DATES),
                name="activities_series_times_likely",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rhythm} from {self.first_on}"
