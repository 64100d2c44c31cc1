"""A consultation and its dated phases."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.codes import public_code
from engagement.activities.choices import State
from engagement.activities.models import Activity
from engagement.consultations.choices import PhaseState

LONGEST_PHASE = 140


class Consultation(models.Model):
    """What a consultation adds to its trunk row."""

    activity = models.OneToOneField(
        Activity, primary_key=True, on_delete=models.CASCADE, related_name="consultation"
    )
    is_named = models.BooleanField(_("Named: the organisers can see who gave which answer"), default=True)

    class Meta:
        # Sealed consultations need their own ledger of answers (SAFETY 2); until it is there, none can be made.
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_named=True), name="consultations_consultation_is_named")
        ]

    def __str__(self) -> str:
        return str(self.activity)


class Phase(models.Model):
    """A dated stage of a consultation with its own method; two may run side by side."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="phases")
    title = models.CharField(max_length=LONGEST_PHASE, blank=True)
    method = models.CharField(max_length=20)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    # Raised whenever what is asked changes: answers to an older version are sent back to be looked at.
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["opens_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="consultations_phase_closes_after_opens"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.method

    @property
    def slot(self) -> str:
        """Under what name contributions to it are kept."""
        return f"phase-{self.pk}"

    def state_at(self, now: datetime, activity: Activity) -> PhaseState:
        """Whether it takes answers at this moment; `activity` is the trunk row as last read."""
        if activity.state != State.PUBLISHED or now >= self.closes_at:
            return PhaseState.OVER
        return PhaseState.COMING if now < self.opens_at else PhaseState.OPEN
