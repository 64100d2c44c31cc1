"""On the way to the goal: the numbers worth a word, and the day each was reached."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from engagement.campaigns.models.campaign import Campaign

LONGEST_MILESTONE = 140


class Milestone(models.Model):
    """So many of what is asked first. Once reached it stays reached, whatever is taken back."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="milestones", db_index=False
    )
    at = models.PositiveIntegerField()
    words = models.CharField(max_length=LONGEST_MILESTONE, blank=True)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "at"], name="campaigns_milestone_once"),
            models.CheckConstraint(condition=Q(at__gte=1), name="campaigns_milestone_of_one_at_least"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id}: {self.at}"
