"""Commitments: what an organisation promised in answer to a theme, by when, and how far it is."""

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.voices.choices import CommitmentState
from engagement.voices.models.theme import Theme

LONGEST_COMMITMENT, LONGEST_PROGRESS, LONGEST_MILESTONE = 300, 1000, 140


class Commitment(models.Model):
    """One promise, with its owner and its day; state and per cent are those of the latest progress."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="commitments")
    text = models.CharField(_("What will be done"), max_length=LONGEST_COMMITMENT)
    original_language = models.CharField(max_length=12)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments")
    due_on = models.DateField(_("By when?"))
    state = models.CharField(max_length=8, choices=CommitmentState.choices, default=CommitmentState.OPEN)
    percent = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(100)])
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # What the form carried: sent twice it is one.
    once = models.CharField(max_length=16)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="voices_commitment_has_text"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="voices_commitment_percent"),
            models.CheckConstraint(
                condition=Q(state=CommitmentState.OPEN, ended_at=None)
                | (~Q(state=CommitmentState.OPEN) & Q(ended_at__isnull=False)),
                name="voices_commitment_ended_with_moment",
            ),
            models.UniqueConstraint(fields=["theme", "once"], name="voices_commitment_once"),
        ]

    def __str__(self) -> str:
        return self.text[:40]


class Milestone(models.Model):
    """A step on the way, with its own day."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="milestones")
    text = models.CharField(max_length=LONGEST_MILESTONE)
    due_on = models.DateField()
    reached_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "text"], name="voices_milestone_once"),
            models.CheckConstraint(condition=~Q(text=""), name="voices_milestone_has_text"),
        ]

    def __str__(self) -> str:
        return self.text


class Progress(models.Model):
    """How far it was on a day, in words, and where one can see it; rows are added, never changed."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="progress")
    state = models.CharField(max_length=8, choices=CommitmentState.choices)
    percent = models.PositiveSmallIntegerField(validators=[MaxValueValidator(100)])
    text = models.TextField(_("What has been done"), max_length=LONGEST_PROGRESS)
    original_language = models.CharField(max_length=12)
    evidence = models.URLField(_("Where one can see it"), max_length=300, blank=True)
    told_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-told_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="voices_progress_has_text"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="voices_progress_percent"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.percent} %"
