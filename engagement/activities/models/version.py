"""The times and places an activity has had since it was published."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from engagement.activities.models.activity import Activity
from places.models import Place

LONGEST_NOTE = 200


class ActivityVersion(models.Model):
    """When and where it is held as of one version: the latest is the truth, the others are what people were told.

    A draft has one version that changes with it; from its publication on each move is a row of its own.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=60)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    venue = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    # Why it was moved, for those who are told.
    note = models.CharField(max_length=LONGEST_NOTE, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["activity", "number"], name="activities_activityversion_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="activities_activityversion_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id} version {self.number}"

    @property
    def told(self) -> tuple[object, ...]:
        """What people are told of it: two versions of which this is the same are the same to them."""
        return self.starts_at, self.ends_at, self.zone, self.place_id, self.venue
