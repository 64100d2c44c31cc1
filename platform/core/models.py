"""Tables of the ground: the clock's shift, facts and their consumers, limits, the site's settings."""

from datetime import time, timedelta
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ClockShift(models.Model):
    """The one row that `core_now()` adds to real time; absent on a real site."""

    by = models.DurationField(default=timedelta(0))

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="core_clockshift_one_row")]

    def __str__(self) -> str:
        return str(self.by)


class Fact(models.Model):
    """Something that happened, recorded in the transaction of the deed: a name and ids, never words of a person."""

    name = models.CharField(max_length=60)
    ids = models.JSONField(default=dict)
    actor_id = models.BigIntegerField(null=True, help_text="Person who did it; empty when the system did.")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["name", "recorded_at"], name="core_fact_name")]

    def __str__(self) -> str:
        return f"{self.name} {self.ids}"


class FactDelivery(models.Model):
    """One consumer still owing its work on one fact; the row is removed when the work is done."""

    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="deliveries")
    consumer = models.CharField(max_length=40)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    error = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fact", "consumer"], name="core_factdelivery_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["consumer", "try_at", "id"], name="core_factdelivery_open")]

    def __str__(self) -> str:
        return f"{self.consumer} < {self.fact_id}"


class Limit(models.Model):
    """How often something was tried: one row per name, hashed key and window."""

    name = models.CharField(max_length=40)
    key = models.BinaryField(max_length=16)
    window_starts_at = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "key", "window_starts_at"], name="core_limit_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["window_starts_at"], name="core_limit_window")]

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"


class SiteSettings(models.Model):
    """What the administrator decides for the whole site; one row, always there."""

    name = models.CharField(_("Name of the site"), max_length=60, default="Balai")
    languages = ArrayField(
        models.CharField(max_length=12), default=list, help_text=_("Empty: all installed.")
    )
    zone = models.CharField(_("Time zone"), max_length=60, default="Asia/Jakarta")
    # By the clock of each reader; both the same: there are none.
    quiet_from = models.TimeField(_("Quiet hours: from"), default=time(21))
    quiet_until = models.TimeField(_("Quiet hours: until"), default=time(7))
    contact = models.EmailField(_("Contact address"), blank=True)
    help_line = models.CharField(_("Help line"), max_length=40, blank=True)
    quick_exit_to = models.URLField(_("Quick exit leads to"), default="https://id.wikipedia.org/")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="core_sitesettings_one_row")]

    def __str__(self) -> str:
        return self.name
