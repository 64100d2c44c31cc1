"""Campaigns, and what people did for them."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState

LONGEST_ASK = 300


class Campaign(models.Model):
    """What a campaign adds to its trunk row."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="campaign"
    )
    ask = models.CharField(_("What do you ask, and of whom?"), max_length=LONGEST_ASK)
    goal = models.PositiveIntegerField(
        _("Goal"), validators=[MinValueValidator(1), MaxValueValidator(10_000_000)]
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(goal__gte=1), name="campaigns_campaign_goal_of_one_at_least"),
            models.CheckConstraint(condition=~Q(ask=""), name="campaigns_campaign_has_ask"),
        ]

    def __str__(self) -> str:
        return str(self.activity)


class ActionTaken(models.Model):
    """One person's doing of one action; taken back and done again it stays one row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="actions", db_index=False)
    kind = models.CharField(max_length=16)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="actions", db_index=False)
    # What is kept of the mailbox by which she is counted, under the site's key; empty where she has only a phone.
    mailbox = models.BinaryField(max_length=16, null=True)
    shows_name = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.DONE)
    # Raised each time she does it again: what was planned for an earlier doing is void.
    turn = models.PositiveIntegerField(default=1)
    taken_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "actions taken"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "kind", "person"], name="campaigns_actiontaken_once"),
            models.UniqueConstraint(
                fields=["campaign", "kind", "mailbox"],
                condition=Q(state=ActionState.DONE),
                name="campaigns_actiontaken_once_a_mailbox",
            ),
            models.CheckConstraint(
                condition=Q(state=ActionState.TAKEN_BACK, taken_back_at__isnull=False)
                | (~Q(state=ActionState.TAKEN_BACK) & Q(taken_back_at__isnull=True)),
                name="campaigns_actiontaken_taken_back_has_date",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "state"], name="campaigns_action_of_person"),
            models.Index(
                fields=["campaign", "-taken_at"],
                condition=Q(state=ActionState.DONE, shows_name=True),
                name="campaigns_action_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.campaign_id}: {self.state}"
