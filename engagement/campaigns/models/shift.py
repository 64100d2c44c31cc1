"""Shifts of a campaign, and who has a place on them."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.campaigns.models.campaign import Campaign

LONGEST_SHIFT_TITLE, LONGEST_VENUE, LONGEST_NOTE = 80, 140, 280
MOST_PEOPLE = 500


class Shift(models.Model):
    """Some hours in which people are needed. Its row is held by whoever takes, leaves or swaps a place on it."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="shifts", db_index=False)
    title = models.CharField(_("What is to be done?"), max_length=LONGEST_SHIFT_TITLE)
    venue = models.CharField(_("Where do people meet?"), max_length=LONGEST_VENUE, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    minimum = models.PositiveIntegerField(_("How many people does it need?"), default=1)
    maximum = models.PositiveIntegerField(
        _("How many people at most?"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    # Places that stand; the database lets it never pass the maximum.
    taken = models.PositiveIntegerField(default=0)
    # Raised when what people were told of it changes: what was planned for an older version is void.
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="campaigns_shift_has_title"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="campaigns_shift_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(minimum__gte=1, maximum__gte=F("minimum")),
                name="campaigns_shift_minimum_within_maximum",
            ),
            models.CheckConstraint(
                condition=Q(taken__lte=F("maximum")), name="campaigns_shift_within_maximum"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["campaign", "starts_at"], name="campaigns_shift_list")]

    def __str__(self) -> str:
        return self.title

    @property
    def left(self) -> int:
        """How many places are free."""
        return self.maximum - self.taken

    @property
    def is_full(self) -> bool:
        return self.left <= 0

    @property
    def missing(self) -> int:
        """How many people it still needs."""
        return max(self.minimum - self.taken, 0)


class ShiftPlace(models.Model):
    """One person's place on a shift; left and taken again it is another row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    shift = models.ForeignKey(Shift, on_delete=models.PROTECT, related_name="places", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shift_places")
    taken_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    came_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["shift", "person"],
                condition=Q(left_at__isnull=True),
                name="campaigns_shiftplace_once",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(came_at__isnull=True),
                name="campaigns_shiftplace_left_or_came",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.shift_id}"
