"""Campaigns, and what people did for them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.codes import public_code
from engagement.activities.models import Activity
from engagement.campaigns.choices import ActionState

LONGEST_ASK = 300
LONGEST_PLEDGE = 280
LONGEST_NEXT = 300


def only_signing() -> list[str]:
    """What campaigns asked for before they could ask for more."""
    return ["sign"]


class Campaign(models.Model):
    """What a campaign adds to its trunk row."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="campaign"
    )
    ask = models.CharField(_("What do you ask, and of whom?"), max_length=LONGEST_ASK)
    goal = models.PositiveIntegerField(
        _("Goal"), validators=[MinValueValidator(1), MaxValueValidator(10_000_000)]
    )
    # The kinds of action it asks for, in the organiser's order; the goal is of the first.
    actions = ArrayField(models.CharField(max_length=16), default=only_signing)
    # What comes once the goal is reached, and where it leads; nobody else reads it before.
    next_words = models.CharField(max_length=LONGEST_NEXT, blank=True)
    leads_to = models.ForeignKey(Activity, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(goal__gte=1), name="campaigns_campaign_goal_of_one_at_least"),
            models.CheckConstraint(condition=~Q(ask=""), name="campaigns_campaign_has_ask"),
            models.CheckConstraint(
                condition=Q(actions__len__gte=1), name="campaigns_campaign_asks_for_something"
            ),
        ]

    def __str__(self) -> str:
        return str(self.activity)


class ActionTaken(models.Model):
    """One person's doing of one action; taken back and done again it stays one row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="taken", db_index=False)
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


class Pledge(models.Model):
    """What one person promised by when, and what became of it; a promise past its day is neither broken nor closed."""

    action = models.OneToOneField(
        ActionTaken, primary_key=True, on_delete=models.PROTECT, related_name="pledge"
    )
    words = models.CharField(max_length=LONGEST_PLEDGE)
    due_on = models.DateField()
    moved = models.PositiveIntegerField(default=0)
    # Raised with each day: what was planned for another day is void.
    turn = models.PositiveIntegerField(default=0)
    kept_at = models.DateTimeField(null=True, blank=True)
    # An organiser saw it done: apart from her own word, which is enough to count.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    kept_words = models.CharField(max_length=LONGEST_PLEDGE, blank=True)
    evidence = models.CharField(max_length=LONGEST_PLEDGE, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="campaigns_pledge_has_words"),
            models.CheckConstraint(
                condition=Q(kept_at__isnull=False) | Q(kept_words="", evidence="", confirmed_at__isnull=True),
                name="campaigns_pledge_told_of_when_kept",
            ),
        ]

    def __str__(self) -> str:
        return self.words
