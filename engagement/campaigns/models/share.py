"""Links by which people share a campaign."""

from typing import ClassVar

from django.db import models

from accounts.models import Person
from core.codes import public_code
from engagement.campaigns.models.campaign import Campaign


class Share(models.Model):
    """One person's link to one campaign, and how often somebody did something who came by it; never who."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="shares", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="shares")
    brought = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "person"], name="campaigns_share_once"),
        ]

    def __str__(self) -> str:
        return self.code
