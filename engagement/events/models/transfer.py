"""Places that are handed on: whoever has seats gives them to somebody else."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from core.codes import public_code
from engagement.events.choices import TransferState
from engagement.events.models.registration import Registration


class Transfer(models.Model):
    """One offer of a place. To whom is not kept: the link in the mail carries the address, to that very address."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="transfers")
    # Of the registration: joined anew, what was offered before is void.
    turn = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=TransferState.choices, default=TransferState.OFFERED)
    offered_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["registration"],
                condition=Q(state=TransferState.OFFERED),
                name="events_transfer_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=TransferState.OFFERED, ended_at__isnull=True)
                | (~Q(state=TransferState.OFFERED) & Q(ended_at__isnull=False)),
                name="events_transfer_ended_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id}: {self.state}"
