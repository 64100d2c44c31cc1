"""Who will come, and who waits for a seat."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation, Person
from core.codes import public_code
from engagement.events.choices import DeclinedBy, RegistrationState
from engagement.events.models.event import Event
from engagement.participation.choices import Mode, Source

LONGEST_REASON, LONGEST_NAME = 500, 120


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
    # Whoever comes along, as far as they are named: no more than the party has people beside her.
    companions = ArrayField(models.CharField(max_length=LONGEST_NAME), default=list, blank=True)
    # One of participation's `Source`, which grows with every new way in.
    source = models.CharField(max_length=8, default=Source.SELF)
    # Raised each time she joins again: what was planned for an earlier joining is void.
    turn = models.PositiveIntegerField(default=1)
    # The turn in which she joined this date in one act with another date of its series, which is confirmed for all.
    turn_with_others = models.PositiveIntegerField(null=True, blank=True)
    # Since when it stands as it does: she waits, is offered a seat, or has it.
    registered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # The place in the waiting list, given under the activity's lock; kept when she has her seat.
    queue_number = models.PositiveIntegerField(null=True, blank=True)
    # The seat came to her while she waited, without her doing anything.
    is_promoted = models.BooleanField(default=False)
    # Cancelled because somebody else has taken the place.
    is_transferred = models.BooleanField(default=False)
    offered_until = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.CharField(max_length=10, choices=DeclinedBy.choices, blank=True)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "person"], name="events_registration_once"),
            models.UniqueConstraint(fields=["event", "queue_number"], name="events_registration_number_once"),
            models.CheckConstraint(
                condition=Q(party_size__gte=1), name="events_registration_party_of_one_at_least"
            ),
            models.CheckConstraint(
                condition=Q(companions__len__lt=F("party_size")), name="events_registration_names_fit_party"
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=RegistrationState.CANCELLED) & Q(cancelled_at__isnull=True)),
                name="events_registration_cancelled_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.WAITING) | Q(queue_number__isnull=False),
                name="events_registration_waiting_has_number",
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.OFFERED, offered_until__isnull=False)
                | (~Q(state=RegistrationState.OFFERED) & Q(offered_until__isnull=True)),
                name="events_registration_offered_has_end",
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.DECLINED, declined_at__isnull=False, declined_by__gt="")
                | (~Q(state=RegistrationState.DECLINED) & Q(declined_at__isnull=True, declined_by="")),
                name="events_registration_declined_says_by_whom",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "state"], name="events_registration_of_person"),
            models.Index(
                fields=["event", "mode", "queue_number"],
                condition=Q(state=RegistrationState.WAITING),
                name="events_registration_waiting",
            ),
            models.Index(
                fields=["offered_until"],
                condition=Q(state=RegistrationState.OFFERED),
                name="events_registration_offered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.event_id}: {self.state}"
