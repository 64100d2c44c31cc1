"""Who will come."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.events.choices import RegistrationState
from engagement.events.models.event import Event
from engagement.participation.choices import Mode


class Registration(models.Model):
    """One person's word that she comes, and with how many; cancelled and joined again it stays one row."""

    code = models.CharField(max_length=10, unique=True, default=public_code, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="registrations", db_index=False)
    for_organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    mode = models.CharField(max_length=8, choices=Mode.choices)
    party_size = models.PositiveSmallIntegerField(default=1)
    # Raised each time she joins again: what was planned for an earlier joining is void.
    turn = models.PositiveIntegerField(default=1)
    # The turn in which she joined this date in one act with another date of its series, which is confirmed for all.
    turn_with_others = models.PositiveIntegerField(null=True, blank=True)
    registered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_registration_once"),
            models.CheckConstraint(
                condition=Q(party_size__gte=1), name="events_registration_party_of_one_at_least"
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=RegistrationState.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="events_registration_cancelled_has_date",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "state"], name="events_registration_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.event_id}: {self.state}"
