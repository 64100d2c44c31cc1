"""Whether those who have a seat still come: one row for each time somebody was asked."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from engagement.events.models.registration import Registration


class Reconfirmation(models.Model):
    """One asking: in which turn of a registration, about which start; no answer yet while both ends are empty."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="reconfirmations")
    turn = models.PositiveIntegerField()
    # The start it asks about: a yes to one time is none to another.
    starts_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    answer_until = models.DateTimeField()
    # She still comes. Who cannot cancels, and the registration says so.
    answered_at = models.DateTimeField(null=True, blank=True)
    # Her seat went to others because she did not answer.
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["registration", "turn", "starts_at"], name="events_reconfirmation_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(lapsed_at__isnull=True),
                name="events_reconfirmation_ends_one_way",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["answer_until"],
                condition=Q(answered_at__isnull=True, lapsed_at__isnull=True),
                name="events_reconfirmation_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.starts_at}"
